import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** What went wrong while customers were there, of this run and of earlier ones with the same state. */
final class Failures {

    private Failures() {}

    static List<String> sentences(Path state) {
        var failures = Json.lines(state.resolve("failures.jsonl")).stream()
                .filter(line -> !line.at("/tolerated").asBoolean())
                .toList();
        if (failures.isEmpty()) {
            return List.of();
        }
        var first = failures.getFirst();
        return List.of("%d requests failed; the first at %s: %s %s (failures.jsonl has all)"
                .formatted(
                        failures.size(),
                        Instant.ofEpochMilli(first.at("/at").asLong()),
                        first.at("/deed").asString(""),
                        first.at("/what").asString("")));
    }
}
