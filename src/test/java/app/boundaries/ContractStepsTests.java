package app.boundaries;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The migrations that {@code TwoVersionsEndToEndTests} runs, in the eyes of the rule. */
@Tag("boundaries")
@NeedsModules
class ContractStepsTests {

    @Test
    void letsAChangeInStepsPass() {
        assertThat(violations("expand", "contract")).isEmpty();
    }

    @Test
    void reportsARenameInOneStep() {
        assertThat(violations("in-one-step"))
                .containsExactly("a migration of orders renames: column customer_id to buyer_id");
    }

    @Test
    void reportsAContractWithoutTheExpansion() {
        assertThat(violations("contract"))
                .containsExactly("a migration of orders is called a contract since V6, which is not there");
    }

    private static Stream<String> violations(String... changes) {
        var folders = Stream.concat(
                Stream.of(Path.of("db/migrations")),
                Stream.of(changes).map(change -> Path.of("src/test/versions", change, "db/migrations")));
        var code = Boundaries.of("app")
                .withMigrations(folders.toArray(Path[]::new))
                .read();
        var result = ContractSteps.RULE.check(code);
        assertThat(result.subjects()).isPositive();
        return result.violations().stream().map(Violation::crossed);
    }
}
