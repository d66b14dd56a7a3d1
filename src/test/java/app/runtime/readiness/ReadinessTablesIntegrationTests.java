package app.runtime.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import app.runtime.database.TestDatabase;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The build reads migrations without running them; a database that has run them must agree. */
class ReadinessTablesIntegrationTests {

    @Test
    void areTheTablesOfTheDatabase() {
        var report = ReadinessReport.ofThisBuild();
        try (var database = TestDatabase.create()) {
            for (var module : report.modules()) {
                var found = database.dsl(module.name())
                        .fetchValues("SELECT tablename FROM pg_tables WHERE schemaname = ?", module.name());

                assertThat(Stream.concat(module.tables().stream(), report.hostTables().stream()))
                        .containsExactlyInAnyOrderElementsOf(
                                found.stream().map(String::valueOf).toList());
            }
        }
    }
}
