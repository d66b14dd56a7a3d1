package app.runtime.readiness;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All arrows between two modules, side by side.
 *
 * @param chain from the upper module through the slots to the lower one
 */
record Bundle(List<Node> chain, List<Arrow> arrows) {

    private static final int EDGE = 18;

    Bundle {
        chain = List.copyOf(chain);
        arrows = List.copyOf(arrows);
    }

    Node upper() {
        return chain.getFirst();
    }

    Node lower() {
        return chain.getLast();
    }

    /** Where an arrow passes each node of the chain; where it meets a box, all arrows of that side share the width. */
    List<Integer> columns(Arrow arrow, Grid grid) {
        var lane = arrows.indexOf(arrow);
        var slots = chain.subList(1, chain.size() - 1).stream()
                .map(slot -> slot.center + offset(lane, arrows.size(), Grid.LANE));
        var below = grid.bundles().stream()
                .filter(bundle -> bundle.upper() == upper())
                .sorted(Comparator.comparingInt(bundle -> bundle.chain().get(1).center));
        var above = grid.bundles().stream()
                .filter(bundle -> bundle.lower() == lower())
                .sorted(Comparator.comparingInt(
                        bundle -> bundle.chain().reversed().get(1).center));
        return Stream.of(Stream.of(port(upper(), below, arrow)), slots, Stream.of(port(lower(), above, arrow)))
                .flatMap(column -> column)
                .toList();
    }

    private static int port(Node box, Stream<Bundle> bundles, Arrow arrow) {
        var order = bundles.flatMap(bundle -> bundle.arrows().stream()).toList();
        var spacing = Math.min(Grid.LANE, (Grid.BOX_WIDTH - 2 * EDGE) / Math.max(1, order.size() - 1));
        return box.center + offset(order.indexOf(arrow), order.size(), spacing);
    }

    private static int offset(int index, int count, int spacing) {
        return (2 * index - count + 1) * spacing / 2;
    }
}
