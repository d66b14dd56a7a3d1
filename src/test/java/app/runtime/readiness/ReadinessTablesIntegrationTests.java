package app.runtime.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import app.runtime.database.TestDatabase;
import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The build reads migrations without running them; a database that has run them must agree. */
class ReadinessTablesIntegrationTests {

    @Test
    void areTheTablesOfTheDatabase() {
        var report = ReadinessReport.ofThisBuild();
        try (var database = TestDatabase.create()) {
            for (var module : here(report)) {
                var found = database.dsl(module.name())
                        .fetchValues("SELECT tablename FROM pg_tables WHERE schemaname = ?", module.name());

                assertThat(Stream.concat(module.tables().stream(), report.hostTables().stream()))
                        .containsExactlyInAnyOrderElementsOf(
                                found.stream().map(String::valueOf).toList());
            }
        }
    }

    /** Of a module that was lifted out there are no tables. */
    private static List<ModuleReport> here(ReadinessReport report) {
        var hosted = Modules.discover().hosted().stream().map(AppModule::name).toList();
        return report.modules().stream()
                .filter(module -> hosted.contains(module.name()))
                .toList();
    }
}
