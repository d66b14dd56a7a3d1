package app.boundaries;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * What no module may do.
 *
 * @param id short and stable: baselines and reports use it
 * @param reason what would go wrong when a module is lifted out
 * @param instead how to do it
 */
public record Rule(String id, String reason, String instead, Function<Code, Inspection> inspection) {

    /** What a rule looked at, and what it found. A rule that looked at nothing has shown nothing. */
    record Inspection(int subjects, List<Finding> findings) {

        static Inspection of(Collection<?> subjects, List<Finding> findings) {
            return new Inspection(subjects.size(), findings);
        }
    }

    /** A violation of the rule that is being checked. */
    record Finding(String crossed, Location at) {}

    /** All rules, in the order in which a reader should fix what they report. */
    public static List<Rule> all() {
        return List.of(
                ReachIn.RULE,
                AllowedDependencies.RULE,
                Cycles.RULE,
                HiddenInternals.RULE,
                ApiLeaks.RULE,
                Reflection.RULE,
                Resources.RULE,
                MigrationSql.RULE,
                ContractSteps.RULE,
                CodeSql.RULE,
                GeneratedSql.RULE,
                RepositorySql.RULE,
                Environment.RULE,
                EventShape.RULE,
                EventNames.RULE,
                ListenerIds.RULE,
                ListenerDeclared.RULE,
                CallsInTransaction.RULE,
                SealedSwitch.RULE,
                ModuleHttp.RULE,
                SharedState.RULE,
                PlainSql.RULE);
    }

    RuleResult check(Code code) {
        var result = inspection.apply(code);
        var violations = result.findings().stream()
                .map(finding -> new Violation(id, finding.crossed(), finding.at()))
                .distinct()
                .sorted()
                .toList();
        return new RuleResult(this, result.subjects(), violations);
    }
}
