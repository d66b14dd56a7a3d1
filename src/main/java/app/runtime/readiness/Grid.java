package app.runtime.readiness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Modules in rows by depth, the deepest on top. An arrow that passes a row has a slot of its own there, between the
 * boxes, so that none runs through a box.
 */
final class Grid {

    static final int BOX_WIDTH = 216;
    static final int BOX_HEIGHT = 84;
    static final int MARGIN = 28;
    static final int LANE = 62;
    private static final int ROW_GAP = 104;
    private static final int COLUMN_GAP = 48;
    private static final int SWEEPS = 4;

    private final List<List<Node>> rows;
    private final List<Bundle> bundles;

    Grid(ReadinessReport report) {
        var deepest =
                report.modules().stream().mapToInt(ModuleReport::depth).max().orElse(0);
        this.rows = IntStream.rangeClosed(0, deepest)
                .<List<Node>>mapToObj(_ -> new ArrayList<>())
                .toList();
        report.modules().forEach(module -> rows.get(module.depth()).add(new Node(module, module.depth(), BOX_WIDTH)));
        this.bundles = bundles(nodes().stream().filter(Node::isModule).toList(), Arrow.of(report));
        sort();
        place();
    }

    List<Node> modules() {
        return nodes().stream().filter(Node::isModule).toList();
    }

    List<Bundle> bundles() {
        return bundles;
    }

    int width() {
        return rows.stream().mapToInt(Grid::widthOf).max().orElse(0) + 2 * MARGIN;
    }

    /** The lower edge of the lowest row. */
    int height() {
        return top(0) + BOX_HEIGHT;
    }

    int top(int row) {
        return MARGIN + (rows.size() - 1 - row) * (BOX_HEIGHT + ROW_GAP);
    }

    private List<Node> nodes() {
        return rows.stream().flatMap(List::stream).toList();
    }

    private List<Bundle> bundles(List<Node> modules, List<Arrow> arrows) {
        var found = new ArrayList<Bundle>();
        for (var lower : modules) {
            for (var upper : modules) {
                var between = arrows.stream()
                        .filter(arrow -> upper.row > lower.row && arrow.joins(upper.name(), lower.name()))
                        .toList();
                if (!between.isEmpty()) {
                    found.add(new Bundle(chain(upper, lower, between.size()), between));
                }
            }
        }
        return found;
    }

    private List<Node> chain(Node upper, Node lower, int lanes) {
        var chain = new ArrayList<Node>(List.of(upper));
        for (var row = upper.row - 1; row > lower.row; row--) {
            var slot = new Node(null, row, lanes * LANE);
            rows.get(row).add(slot);
            chain.add(slot);
        }
        chain.add(lower);
        for (var i = 1; i < chain.size(); i++) {
            chain.get(i - 1).below.add(chain.get(i));
            chain.get(i).above.add(chain.get(i - 1));
        }
        return chain;
    }

    /** The usual way to few crossings: again and again, each node goes to the middle of its neighbours. */
    private void sort() {
        for (var sweep = 0; sweep < SWEEPS; sweep++) {
            place();
            var upwards = sweep % 2 == 0;
            for (var i = 1; i < rows.size(); i++) {
                var row = rows.get(upwards ? i : rows.size() - 1 - i);
                row.sort(Comparator.comparingDouble(node -> node.middleOf(upwards ? node.below : node.above)));
                place();
            }
        }
    }

    private void place() {
        for (var row : rows) {
            var x = (width() - widthOf(row)) / 2;
            for (var node : row) {
                node.center = x + node.width / 2;
                x += node.width + COLUMN_GAP;
            }
        }
    }

    private static int widthOf(List<Node> row) {
        return row.stream().mapToInt(node -> node.width).sum() + COLUMN_GAP * Math.max(0, row.size() - 1);
    }
}
