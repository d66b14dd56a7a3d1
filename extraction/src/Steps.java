import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The steps that were marked while the customers were there, each until the next one. */
final class Steps {

    private static final Set<String> OWN = Set.of("at", "step", "module");

    private final List<JsonNode> marks;
    private final List<JsonNode> requests;
    private final List<JsonNode> failures;
    private final List<JsonNode> samples;

    private Steps(List<JsonNode> marks, List<JsonNode> requests, List<JsonNode> failures, List<JsonNode> samples) {
        this.marks = marks;
        this.requests = requests;
        this.failures = failures;
        this.samples = samples;
    }

    static Steps read(Path state) {
        return new Steps(
                Json.lines(state.resolve("steps.jsonl")),
                Json.lines(state.resolve("requests.jsonl")),
                Json.lines(state.resolve("failures.jsonl")).stream()
                        .filter(failure -> !failure.at("/tolerated").asBoolean())
                        .toList(),
                Json.lines(state.resolve("samples.jsonl")));
    }

    /** All of them, with their modules; if none was marked, the whole time as one. */
    List<Step> measured() {
        return measured(
                _ -> true, mark -> (name(mark) + " " + mark.at("/module").asString("")).strip());
    }

    /** Those of one module, and those that are of none. */
    List<Step> measuredFor(String module) {
        return measured(mark -> mark.at("/module").asString(module).equals(module), Steps::name);
    }

    private List<Step> measured(Predicate<JsonNode> wanted, Function<JsonNode, String> label) {
        var steps = new ArrayList<Step>();
        if (marks.isEmpty()) {
            steps.add(measure("all", Map.of(), 0, Long.MAX_VALUE));
        }
        for (var number = 0; number < marks.size(); number++) {
            var mark = marks.get(number);
            var next = number + 1 < marks.size() ? Optional.of(marks.get(number + 1)) : Optional.<JsonNode>empty();
            var end = next.map(Steps::at).orElse(Long.MAX_VALUE);
            if (wanted.test(mark) && next.filter(it -> isPartOf(mark, it)).isEmpty()) {
                steps.add(measure(label.apply(mark), notes(mark), at(mark), end));
            }
        }
        return List.copyOf(steps);
    }

    /** A step that has parts is told by them. */
    private static boolean isPartOf(JsonNode mark, JsonNode next) {
        return name(next).startsWith(name(mark) + " ") && !name(next).endsWith(" --undo");
    }

    private Step measure(String name, Map<String, Object> notes, long begin, long end) {
        var during = within(requests, begin, end);
        var latency = Latency.of(during.stream()
                .mapToDouble(request -> request.at("/ms").asDouble())
                .toArray());
        var gap = within(samples, begin, end).stream()
                .mapToLong(sample -> sample.at("/gap").asLong())
                .max()
                .orElse(0);
        var first = begin == 0 && !during.isEmpty() ? at(during.getFirst()) : begin;
        var last = end == Long.MAX_VALUE && !during.isEmpty() ? Math.max(first, at(during.getLast())) : end;
        var seconds = last == Long.MAX_VALUE ? 0 : (last - first) / 1000;
        var failed = within(failures, begin, end).size();
        return new Step(
                name, first, seconds, during.size(), failed, latency.p50(), latency.p99(), latency.max(), gap, notes);
    }

    private static List<JsonNode> within(List<JsonNode> lines, long begin, long end) {
        return lines.stream()
                .filter(line -> at(line) >= begin && at(line) < end)
                .toList();
    }

    private static String name(JsonNode mark) {
        return mark.at("/step").asString();
    }

    private static long at(JsonNode line) {
        return line.at("/at").asLong();
    }

    /** What else the mark says. */
    private static Map<String, Object> notes(JsonNode mark) {
        var notes = new LinkedHashMap<String, Object>();
        mark.properties().forEach(field -> {
            if (!OWN.contains(field.getKey())) {
                notes.put(field.getKey(), Json.MAPPER.treeToValue(field.getValue(), Object.class));
            }
        });
        return notes;
    }

    /** For the terminal. */
    String table() {
        var text = new StringBuilder("%-28s %8s %9s %7s %9s %9s %9s %8s%n"
                .formatted("step", "seconds", "requests", "failed", "p50 ms", "p99 ms", "max ms", "gap ms"));
        for (var step : measured()) {
            text.append("%-28s %8d %9d %7d %9.1f %9.1f %9.1f %8d%n"
                    .formatted(
                            step.name(),
                            step.seconds(),
                            step.requests(),
                            step.failed(),
                            step.p50(),
                            step.p99(),
                            step.max(),
                            step.gap()));
        }
        return text.toString();
    }
}
