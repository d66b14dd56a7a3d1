package app.runtime.readiness;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What goes from one module to another: calls, counted by their places in the code, or events, counted by their names.
 */
record Arrow(String from, String to, Kind kind, int count) {

    enum Kind {
        CALL,
        EVENT
    }

    static List<Arrow> of(ReadinessReport report) {
        var calls = new TreeMap<Ends, Integer>();
        report.calls()
                .forEach(call -> calls.merge(
                        new Ends(call.from(), call.to()), call.sites().size(), Integer::sum));
        var events = new TreeMap<Ends, Integer>();
        report.events()
                .forEach(event -> event.listeners().stream()
                        .map(ModuleReport.Listener::module)
                        .filter(module -> !module.equals(event.publisher()))
                        .distinct()
                        .forEach(module -> events.merge(new Ends(event.publisher(), module), 1, Integer::sum)));
        return Stream.concat(all(calls, Kind.CALL), all(events, Kind.EVENT)).toList();
    }

    String label() {
        return count + (kind == Kind.CALL ? " call" : " event") + plural();
    }

    String sentence() {
        return kind == Kind.CALL
                ? "%s calls %s at %d place%s.".formatted(from, to, count, plural())
                : "%s publishes %d event%s for %s.".formatted(from, count, plural(), to);
    }

    boolean joins(String one, String other) {
        return (from.equals(one) && to.equals(other)) || (from.equals(other) && to.equals(one));
    }

    private String plural() {
        return count == 1 ? "" : "s";
    }

    private static Stream<Arrow> all(Map<Ends, Integer> counts, Kind kind) {
        return counts.entrySet().stream()
                .map(entry -> new Arrow(entry.getKey().from(), entry.getKey().to(), kind, entry.getValue()));
    }

    private record Ends(String from, String to) implements Comparable<Ends> {

        @Override
        public int compareTo(Ends other) {
            return Comparator.comparing(Ends::from).thenComparing(Ends::to).compare(this, other);
        }
    }
}
