package app.runtime.readiness;

import java.util.List;
import java.util.stream.Collectors;

/**
 * From 100, for a module that could be lifted out with nothing but configuration, down to 0.
 *
 * @param sum how the points came about, in figures
 */
public record Score(int points, String sum) {

    private static final int BEST = 100;

    /** The formula, printed with every report. */
    public static String formula() {
        return "score = " + BEST
                + Weight.ALL.stream()
                        .map(weight -> " - " + weight.points() + " x " + weight.plural())
                        .collect(Collectors.joining())
                + ", at least 0";
    }

    /**
     * @param methodsIn facade methods that other modules call
     * @param methodsOut facade methods of other modules that it calls
     * @param events that it exchanges with other modules, in either direction
     */
    public static Score of(int blockers, int methodsIn, int methodsOut, int events, int externalSystems) {
        var counts = List.of(blockers, methodsIn, methodsOut, events, externalSystems);
        var points = BEST;
        var sum = new StringBuilder(Integer.toString(BEST));
        for (var i = 0; i < counts.size(); i++) {
            var weight = Weight.ALL.get(i);
            points -= weight.points() * counts.get(i);
            sum.append(" - ").append(weight.points()).append(" x ").append(counts.get(i));
        }
        return new Score(Math.max(0, points), sum.toString());
    }

    private record Weight(int points, String plural) {

        /**
         * A blocker stops a lift; the rest is work: a remote call to watch, an event for the broker, a secret to move.
         */
        static final List<Weight> ALL = List.of(
                new Weight(20, "blockers"),
                new Weight(3, "facade methods that others call"),
                new Weight(3, "facade methods of others that it calls"),
                new Weight(1, "events exchanged with others"),
                new Weight(2, "external systems"));
    }
}
