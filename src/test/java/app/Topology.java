package app;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which modules share a process. Only these are supported: all in one, one beside the rest, each alone.
 *
 * @param processes the modules of each process
 */
public record Topology(String name, List<List<String>> processes) {

    static Topology allInOne(List<String> modules) {
        return new Topology("all in one", List.of(modules));
    }

    static Topology alone(String module, List<String> modules) {
        var rest = modules.stream().filter(Predicate.not(module::equals)).toList();
        return new Topology(module + " alone", List.of(List.of(module), rest));
    }

    static Topology eachAlone(List<String> modules) {
        return new Topology("each alone", modules.stream().map(List::of).toList());
    }

    /** All that are supported. */
    public static Stream<Topology> allOf(List<String> modules) {
        return Stream.of(
                        Stream.of(allInOne(modules)),
                        modules.stream().map(module -> alone(module, modules)),
                        Stream.of(eachAlone(modules)))
                .flatMap(each -> each);
    }

    String firstModule() {
        return processes.getFirst().getFirst();
    }

    @Override
    public String toString() {
        return processes.stream().map(modules -> String.join("+", modules)).collect(joining(" | ", name + ": ", ""));
    }
}
