import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Two drawings over the same time: how long requests of a module took, and who served them. */
final class Chart {

    private static final int WIDTH = 960;
    private static final int LEFT = 64;
    private static final int RIGHT = 36;
    private static final int TOP = 156;
    private static final int LATENCY_HEIGHT = 190;
    private static final int SHARE_TOP = TOP + LATENCY_HEIGHT + 44;
    private static final int SHARE_HEIGHT = 110;
    private static final int HEIGHT = SHARE_TOP + SHARE_HEIGHT + 48;
    private static final int NARROWEST_LABEL = 13;

    private static final String STYLE = """
        .page { fill: #ffffff; stroke: #d0d7de; }
        .text { fill: #1f2328; font: 12px sans-serif; }
        .name { font-size: 15px; font-weight: bold; }
        .end { text-anchor: end; }
        .middle { text-anchor: middle; }
        .grid { stroke: #d8dee4; }
        .step { stroke: #57606a; stroke-dasharray: 3 3; }
        .p50 { fill: none; stroke: #0b5cad; stroke-width: 2; stroke-linejoin: round; }
        .p99 { fill: none; stroke: #b35900; stroke-width: 1.5; stroke-linejoin: round; }
        .old { fill: #c3ccd5; shape-rendering: crispEdges; }
        .new { fill: #2b8a3e; shape-rendering: crispEdges; }
        @media (prefers-color-scheme: dark) {
        .page { fill: #0d1117; stroke: #30363d; }
        .text { fill: #e6edf3; }
        .grid { stroke: #30363d; }
        .step { stroke: #9aa4af; }
        .p50 { stroke: #6cb2ff; }
        .p99 { stroke: #f0a35e; }
        .old { fill: #48525e; }
        .new { fill: #56b366; }
        }
        """;

    private final String module;
    private final List<Step> steps;
    private final Timeline timeline;
    private final LogScale latency;

    Chart(String module, List<Step> steps, Timeline timeline) {
        this.module = module;
        this.steps = steps;
        this.timeline = timeline;
        this.latency = LogScale.of(
                timeline.parts().stream()
                        .flatMap(part ->
                                List.of(part.latency().p50(), part.latency().p99()).stream()),
                TOP,
                LATENCY_HEIGHT);
    }

    String svg() {
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
            <title>Lifting %3$s out: latency, and who served</title>
            <style>
            %4$s</style>
            <rect class="page" x="0.5" y="0.5" width="%5$d" height="%6$d" rx="6"/>
            <text class="text name" x="%7$d" y="24">Requests to %3$s</text>
            """.formatted(WIDTH, HEIGHT, module, STYLE, WIDTH - 1, HEIGHT - 1, LEFT)
                + legend() + latencyAxis() + shareAxis() + timeAxis() + shares()
                + line("p99", part -> part.latency().p99())
                + line("p50", part -> part.latency().p50()) + stepMarks() + "</svg>\n";
    }

    private String legend() {
        var y = TOP + LATENCY_HEIGHT + 34;
        return """
            <line class="p50" x1="760" y1="20" x2="784" y2="20"/><text class="text" x="790" y="24">p50</text>
            <line class="p99" x1="830" y1="20" x2="854" y2="20"/><text class="text" x="860" y="24">p99, in ms</text>
            <text class="text" x="%1$d" y="%2$d">Served by</text>
            <rect class="old" x="%3$d" y="%4$d" width="12" height="12"/><text class="text" x="%5$d" y="%2$d">the monolith</text>
            <rect class="new" x="%6$d" y="%4$d" width="12" height="12"/><text class="text" x="%7$d" y="%2$d">its own service, in %%</text>
            """.formatted(LEFT, y, LEFT + 66, y - 11, LEFT + 84, LEFT + 176, LEFT + 194);
    }

    private String latencyAxis() {
        return latency.ticks().stream()
                .map(tick -> tick(latency.y(tick), String.format(Locale.ROOT, "%,d", Math.round(tick))))
                .collect(Collectors.joining());
    }

    private String shareAxis() {
        return List.of(0, 50, 100).stream()
                .map(percent -> tick(SHARE_TOP + SHARE_HEIGHT * (100 - percent) / 100.0, percent.toString()))
                .collect(Collectors.joining());
    }

    private static String tick(double y, String label) {
        return svg("<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>", LEFT, y, WIDTH - RIGHT, y)
                + svg("<text class=\"text end\" x=\"%d\" y=\"%.1f\">%s</text>", LEFT - 8, y + 4, label);
    }

    private String timeAxis() {
        var seconds = (timeline.end() - timeline.begin()) / 1000;
        var every = List.of(5, 10, 15, 30, 60, 120, 300, 600).stream()
                .filter(step -> seconds / step <= 12)
                .findFirst()
                .orElse(1800);
        var axis = new StringBuilder();
        for (var second = 0; second <= seconds; second += every) {
            var label = second % 60 == 0 || every < 60 ? "%d:%02d".formatted(second / 60, second % 60) : "";
            axis.append(svg(
                    "<text class=\"text middle\" x=\"%.1f\" y=\"%d\">%s</text>",
                    x(timeline.begin() + 1000L * second), SHARE_TOP + SHARE_HEIGHT + 20, label));
        }
        return axis
                + svg("<text class=\"text end\" x=\"%d\" y=\"%d\">minutes:seconds</text>", WIDTH - RIGHT, HEIGHT - 8);
    }

    /** Where nobody asked for anything, nothing is drawn. */
    private String shares() {
        var bars = new StringBuilder();
        for (var part : timeline.parts()) {
            if (part.served() > 0) {
                var left = x(part.at());
                var width = x(Math.min(timeline.end(), part.at() + timeline.width())) - left;
                var height = SHARE_HEIGHT * (double) part.byNew() / part.served();
                bars.append(bar("old", left, SHARE_TOP, width, SHARE_HEIGHT - height));
                bars.append(bar("new", left, SHARE_TOP + SHARE_HEIGHT - height, width, height));
            }
        }
        return bars.toString();
    }

    private static String bar(String kind, double x, double y, double width, double height) {
        return height == 0
                ? ""
                : svg(
                        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.2f\" height=\"%.1f\"/>",
                        kind, x, y, width + 0.3, height);
    }

    private String line(String kind, ToDoubleFunction<Timeline.Part> value) {
        var points = timeline.parts().stream()
                .filter(part -> part.latency().max() > 0)
                .map(part -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        x(part.at() + timeline.width() / 2),
                        latency.y(value.applyAsDouble(part))))
                .collect(Collectors.joining(" "));
        return svg("<polyline class=\"%s\" points=\"%s\"/>", kind, points);
    }

    /** A label that would stand too far from its mark, or beyond the page, is left out. */
    private String stepMarks() {
        var marks = new StringBuilder();
        var free = 0.0;
        for (var step : steps) {
            if (step.at() < timeline.begin()) {
                continue;
            }
            var x = x(step.at());
            marks.append(mark(x, TOP - 6, TOP + LATENCY_HEIGHT)).append(mark(x, SHARE_TOP, SHARE_TOP + SHARE_HEIGHT));
            var at = Math.max(x + 4, free);
            if (at - x <= 2 * NARROWEST_LABEL && at <= WIDTH - RIGHT) {
                marks.append(svg(
                        "<text class=\"text\" transform=\"translate(%.1f %d) rotate(-75)\">%s</text>",
                        at, TOP - 10, escaped(step.name())));
                free = at + NARROWEST_LABEL;
            }
        }
        return marks.toString();
    }

    private static String mark(double x, int from, int to) {
        return svg("<line class=\"step\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>", x, from, x, to);
    }

    private double x(long at) {
        var part = (double) (at - timeline.begin()) / (timeline.end() - timeline.begin());
        return LEFT + Math.clamp(part, 0, 1) * (WIDTH - LEFT - RIGHT);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String svg(String element, Object... values) {
        return String.format(Locale.ROOT, element, values) + "\n";
    }
}
