package app.runtime.readiness;

import static app.runtime.readiness.Markup.escape;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The modules as a picture, in SVG: who calls whom, and whose events go where. Readable on light and on dark pages. */
final class ModuleDiagram {

    private static final int HOST_HEIGHT = 40;
    private static final int HOST_GAP = 30;
    private static final int LEGEND = 44;
    private static final double STAGGER = 0.12;
    private static final int LETTER = 7;

    private static final String STYLE = """
        <style>
        .md-page { fill: #ffffff; stroke: #d0d7de; }
        .md-box { fill: #f3f6fa; stroke: #57606a; }
        .md-host { fill: none; stroke: #57606a; stroke-dasharray: 2 3; }
        .md-text { fill: #1f2328; font-family: sans-serif; font-size: 13px; }
        .md-name { font-size: 17px; font-weight: bold; }
        .md-small { fill: #57606a; font-size: 12px; }
        .md-bad { fill: #b3261e; font-weight: bold; }
        .md-count { font-size: 12px; text-anchor: middle; }
        .md-label { fill: #ffffff; }
        .md-call, .md-event { fill: none; stroke: #0b5cad; stroke-width: 1.8; }
        .md-event { stroke: #9a4b00; stroke-dasharray: 6 4; }
        .md-call-head { fill: #0b5cad; }
        .md-event-head { fill: #9a4b00; }
        @media (prefers-color-scheme: dark) {
        .md-page { fill: #0d1117; stroke: #30363d; }
        .md-box { fill: #1b222c; stroke: #8b949e; }
        .md-host { stroke: #8b949e; }
        .md-text { fill: #e6edf3; }
        .md-small { fill: #9aa4af; }
        .md-bad { fill: #ff8a80; }
        .md-label { fill: #0d1117; }
        .md-call { stroke: #6cb2ff; }
        .md-event { stroke: #f0a35e; }
        .md-call-head { fill: #6cb2ff; }
        .md-event-head { fill: #f0a35e; }
        }
        </style>
        """;

    private static final String HEAD = """
        <marker id="md-%1$s-head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">\
        <path class="md-%1$s-head" d="M0 0 L10 5 L0 10 z"/></marker>
        """;

    private final ReadinessReport report;
    private final Grid grid;
    private final StringBuilder svg = new StringBuilder();

    ModuleDiagram(ReadinessReport report) {
        this.report = report;
        this.grid = new Grid(report);
    }

    String render() {
        begin();
        grid.bundles().forEach(bundle -> bundle.arrows().forEach(arrow -> line(bundle, arrow)));
        grid.bundles().forEach(bundle -> bundle.arrows().forEach(arrow -> label(bundle, arrow)));
        grid.modules().forEach(this::box);
        host();
        legend();
        return svg.append("</svg>\n").toString();
    }

    private void begin() {
        var width = grid.width();
        var height = grid.height() + HOST_GAP + HOST_HEIGHT + LEGEND;
        svg.append("""
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img" \
            aria-labelledby="md-title md-desc">
            <title id="md-title">The modules and what goes between them</title>
            <desc id="md-desc">%3$s</desc>
            """.formatted(width, height, escape(description())));
        svg.append(STYLE).append("<defs>\n");
        svg.append(HEAD.formatted("call")).append(HEAD.formatted("event")).append("</defs>\n");
        svg.append("<rect class=\"md-page\" x=\"0.5\" y=\"0.5\" width=\"%d\" height=\"%d\" rx=\"8\"/>\n"
                .formatted(width - 1, height - 1));
    }

    private String description() {
        return Arrow.of(report).stream().map(Arrow::sentence).collect(Collectors.joining(" "));
    }

    private void line(Bundle bundle, Arrow arrow) {
        var points = points(bundle, arrow);
        var drawn = arrow.from().equals(bundle.upper().name()) ? points : points.reversed();
        var path = new StringBuilder("M").append(drawn.getFirst());
        for (var i = 1; i < drawn.size(); i++) {
            var from = drawn.get(i - 1);
            var to = drawn.get(i);
            var middle = (from.y() + to.y()) / 2;
            path.append(" C%d %d %d %d %s".formatted(from.x(), middle, to.x(), middle, to));
        }
        var kind = arrow.kind() == Arrow.Kind.CALL ? "call" : "event";
        svg.append("<path class=\"md-%1$s\" marker-end=\"url(#md-%1$s-head)\" d=\"%2$s\"/>\n".formatted(kind, path));
    }

    /** Two for each slot, its upper and its lower end. */
    private List<Point> points(Bundle bundle, Arrow arrow) {
        var columns = bundle.columns(arrow, grid);
        var points = Stream.<Point>builder();
        for (var i = 0; i < columns.size(); i++) {
            var node = bundle.chain().get(i);
            var top = grid.top(node.row);
            if (i > 0) {
                points.add(new Point(columns.get(i), top - 2));
            }
            if (i < columns.size() - 1) {
                points.add(new Point(columns.get(i), top + Grid.BOX_HEIGHT + 2));
            }
        }
        return points.build().toList();
    }

    /**
     * On the arrow, about the middle of its first slot or of the way between the boxes; neighbours not side by side.
     */
    private void label(Bundle bundle, Arrow arrow) {
        var points = points(bundle, arrow);
        var from = points.get(points.size() > 2 ? 1 : 0);
        var to = points.get(points.size() > 2 ? 2 : 1);
        var lane = 2 * bundle.arrows().indexOf(arrow) - bundle.arrows().size() + 1;
        var place = Point.between(from, to, 0.5 + lane * STAGGER);
        var width = arrow.label().length() * LETTER + LETTER;
        svg.append("<rect class=\"md-label\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"18\"/>\n"
                .formatted(place.x() - width / 2, place.y() - 9, width));
        text("md-count", place.x(), place.y() + 4, arrow.label());
    }

    private void box(Node node) {
        var module = node.module();
        var left = node.center - Grid.BOX_WIDTH / 2;
        var top = grid.top(node.row);
        svg.append("<rect class=\"md-box\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n"
                .formatted(left, top, Grid.BOX_WIDTH, Grid.BOX_HEIGHT));
        text("md-name", left + 14, top + 26, module.name());
        text("md-small", left + 14, top + 48, Facts.size(module));
        text(module.blockers().isEmpty() ? "md-small" : "md-bad", left + 14, top + 68, Facts.readiness(module));
    }

    private void host() {
        var top = grid.height() + HOST_GAP;
        svg.append("<rect class=\"md-host\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n"
                .formatted(Grid.MARGIN, top, grid.width() - 2 * Grid.MARGIN, HOST_HEIGHT));
        text("", Grid.MARGIN + 14, top + 25, String.join(", ", report.hosts()) + " hosts every module and knows none");
    }

    private void legend() {
        var y = grid.height() + HOST_GAP + HOST_HEIGHT + 26;
        sample("call", Grid.MARGIN, y, "calls, by places in the code");
        sample("event", Grid.MARGIN + 250, y, "events, to whoever listens");
    }

    private void sample(String kind, int x, int y, String meaning) {
        svg.append("<path class=\"md-%1$s\" marker-end=\"url(#md-%1$s-head)\" d=\"M%2$d %3$d L%4$d %3$d\"/>\n"
                .formatted(kind, x, y - 4, x + 44));
        text("md-small", x + 54, y, meaning);
    }

    private void text(String type, int x, int y, String words) {
        svg.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n"
                .formatted(("md-text " + type).strip(), x, y, escape(words)));
    }

    private record Point(int x, int y) {

        /** On the curve that {@link #line} draws from one to the other, at a part of the way. */
        static Point between(Point from, Point to, double part) {
            var rest = 1 - part;
            var x = from.x * rest * rest * (1 + 2 * part) + to.x * part * part * (3 - 2 * part);
            var y = from.y * rest * rest * rest + 1.5 * (from.y + to.y) * part * rest + to.y * part * part * part;
            return new Point((int) Math.round(x), (int) Math.round(y));
        }

        @Override
        public String toString() {
            return x + " " + y;
        }
    }
}
