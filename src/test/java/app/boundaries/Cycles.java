package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** No module may depend, by whatever way round, on one that depends on it. */
final class Cycles {

    static final Rule RULE = new Rule(
            "cycles",
            "modules in a cycle can neither be lifted out nor started one without the other",
            "let the lower module publish an event, or own an interface that the higher one implements",
            Cycles::inspect);

    private Cycles() {}

    private static Inspection inspect(Code code) {
        var crossings = code.crossings().stream().filter(Cycles::isWanted).toList();
        var edges = new TreeMap<String, Set<String>>();
        crossings.forEach(it -> edges.computeIfAbsent(from(it), _ -> new TreeSet<>())
                .add(it.target().name()));
        return Inspection.of(
                crossings,
                crossings.stream()
                        .filter(it -> reachable(it.target().name(), edges).contains(from(it)))
                        .map(Cycles::finding)
                        .toList());
    }

    /** What is not declared is reported as such, and is no reason to take a declared dependency back. */
    private static boolean isWanted(Crossing crossing) {
        var source = crossing.source();
        return source != null && (source.declaration() == null || crossing.isAllowed());
    }

    private static Finding finding(Crossing crossing) {
        return new Finding(
                crossing.user() + " uses " + crossing.type() + ", but "
                        + crossing.target().name() + " depends on " + from(crossing),
                crossing.at());
    }

    private static String from(Crossing crossing) {
        var source = crossing.source();
        return source == null ? "" : source.name();
    }

    private static Collection<String> reachable(String start, Map<String, Set<String>> edges) {
        var seen = new HashSet<String>();
        var open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            edges.getOrDefault(open.pop(), Set.of()).stream().filter(seen::add).forEach(open::add);
        }
        return seen;
    }
}
