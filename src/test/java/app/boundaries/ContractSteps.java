package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A migration only adds, unless its name says since which version nobody uses what it takes away. */
final class ContractSteps {

    static final Rule RULE = new Rule(
            "contract-step",
            "two versions work on one database during every rollout and every way back: the older one fails without"
                    + " what is gone",
            "add what is new beside what is there, keep both in step, and take the old away in a later migration called"
                    + " V<number>__contract_since_<the migration from which on nobody uses it>_<what>.sql",
            ContractSteps::inspect);

    private static final Pattern NAME =
            Pattern.compile("(?:.*/)?V([\\d._]+)__(?:contract_since_(\\d+(?:_\\d+)*)_)?.*", Pattern.CASE_INSENSITIVE);

    private ContractSteps() {}

    private static Inspection inspect(Code code) {
        return Inspection.of(
                code.migrations(),
                code.migrations().stream().flatMap(it -> findings(code, it)).toList());
    }

    private static Stream<Finding> findings(Code code, Migration migration) {
        var since = group(migration, 2);
        if (since.isEmpty()) {
            return SqlContraction.in(migration.sql()).stream().map(it -> finding(migration, it.line(), it.what()));
        }
        var earlier = code.migrations().stream()
                .filter(other -> other.module().equals(migration.module()) && !other.equals(migration))
                .anyMatch(other -> group(other, 1).equals(since));
        return earlier
                ? Stream.empty()
                : Stream.of(
                        finding(migration, 1, "is called a contract since V" + since.get() + ", which is not there"));
    }

    private static Finding finding(Migration migration, int line, String what) {
        return new Finding("a migration of " + migration.module() + " " + what, new Location(migration.file(), line));
    }

    private static Optional<String> group(Migration migration, int group) {
        return Optional.of(NAME.matcher(migration.file()))
                .filter(name -> name.matches())
                .map(name -> name.group(group))
                .map(version -> version.replace('_', '.'));
    }
}
