import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** The report as Markdown. */
record Page(Report report) {

    String text() {
        var result = report.result();
        var verdict = result.isEmpty()
                ? "The customers are still there."
                : result.at("/summary").asString("") + ".";
        return """
            # Lifting %1$s out

            %2$s Began %3$s.

            ![Latency of the requests to %1$s, and who served them](%1$s.svg)

            | step | seconds | requests | failed | p50 ms | p99 ms | max ms | longest gap ms | served by the new side | noted |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|---|
            %4$s

            Requests are those of all customers to all modules, timed by the customers from when they should have been sent.
            In parentheses: times the baseline, `%5$s`. A gap is a time in which nobody got an answer.
            %6$s\
            """.formatted(
                        report.module(),
                        verdict,
                        Instant.ofEpochMilli(report.steps().getFirst().at()).truncatedTo(ChronoUnit.SECONDS),
                        report.steps().stream().map(this::row).collect(joining("\n")),
                        report.baseline().name(),
                        broken());
    }

    private String row(Step step) {
        var baseline = report.baseline();
        return "| %s | %d | %d | %d | %s | %s | %.1f | %d | %s | %s |"
                .formatted(
                        step.name(),
                        step.seconds(),
                        step.requests(),
                        step.failed(),
                        beside(step.p50(), baseline.p50()),
                        beside(step.p99(), baseline.p99()),
                        step.max(),
                        step.gap(),
                        report.share(step),
                        notes(step.notes()));
    }

    private static String beside(double value, double baseline) {
        return baseline == 0 || value == 0 ? "%.1f".formatted(value) : "%.1f (%.1f)".formatted(value, value / baseline);
    }

    private static String notes(Map<String, Object> notes) {
        return notes.entrySet().stream()
                .map(note -> note.getKey() + " " + text(note.getValue()))
                .collect(joining("; "))
                .replace("|", "\\|");
    }

    private static String text(Object value) {
        return value instanceof List<?> several
                ? several.stream().map(String::valueOf).collect(joining(", "))
                : String.valueOf(value);
    }

    private String broken() {
        var sentences = report.result()
                .at("/broken")
                .valueStream()
                .map(sentence -> "* " + sentence.asString() + "\n")
                .collect(joining());
        return sentences.isEmpty() ? "" : "\n## Broken\n\n" + sentences;
    }
}
