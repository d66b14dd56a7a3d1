package app.boundaries;

import java.util.List;
import java.util.stream.Collectors;

/** What all rules found. */
public record BoundaryReport(List<String> modules, List<RuleResult> results) {

    /** All violations, by place. */
    public List<Violation> violations() {
        return results.stream()
                .flatMap(result -> result.violations().stream())
                .sorted()
                .toList();
    }

    /** A line per rule: how much it looked at, and how much it found. */
    public String summary() {
        var rules = results.stream()
                .map(result -> "  %-22s %6d seen  %4d violations%n"
                        .formatted(
                                result.rule().id(),
                                result.subjects(),
                                result.violations().size()))
                .collect(Collectors.joining());
        return "Boundaries of %s: %d rules, %d violations%n%s"
                .formatted(
                        String.join(", ", modules), results.size(), violations().size(), rules);
    }

    /** Every violation with its place, and for every rule that is broken why it matters and what to do instead. */
    public String explanation() {
        return results.stream()
                .filter(result -> !result.violations().isEmpty())
                .map(BoundaryReport::explain)
                .collect(Collectors.joining("\n", "A module boundary is crossed.\n\n", ""));
    }

    private static String explain(RuleResult broken) {
        var rule = broken.rule();
        var places = broken.violations().stream()
                .map(violation -> "  %s%n      at %s%n".formatted(violation.crossed(), violation.at()))
                .collect(Collectors.joining());
        return "[%s] %d\n%s  Why it matters: %s\n  Instead: %s\n"
                .formatted(rule.id(), broken.violations().size(), places, rule.reason(), rule.instead());
    }
}
