package app.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The database as the second wall: every login against every object and every privilege. */
@NeedsModules
class DatabaseWallIntegrationTests {

    /** What the modules have none of today, so that the walk sees these kinds too. */
    private static final List<String> PROBES = List.of(
            "CREATE SEQUENCE %s.probe_sequence",
            "CREATE VIEW %s.probe_view AS SELECT 1 AS one",
            "CREATE MATERIALIZED VIEW %s.probe_materialized AS SELECT 1 AS one",
            "CREATE FUNCTION %s.probe_function() RETURNS int LANGUAGE sql AS 'SELECT 1'");

    private static final List<AppModule> MODULES = Modules.discover().hosted();

    private static TestDatabase database;
    private static Wall wall;

    @BeforeAll
    static void migrate() throws SQLException {
        database = TestDatabase.migrate();
        wall = new Wall(database);
    }

    @AfterAll
    static void close() throws SQLException {
        wall.close();
        database.close();
    }

    @Test
    void opensNothingToAnotherModule() throws SQLException {
        try (var probed = TestDatabase.migrate();
                var probedWall = new Wall(probed)) {
            for (var module : MODULES) {
                PROBES.forEach(probe -> probed.dsl(module.name()).execute(probe.formatted(module)));
            }

            assertThat(probedWall.breaches()).isEmpty();
            assertThat(probedWall.cells())
                    .extracting(WallCell::kind)
                    .contains("table", "column", "sequence", "function", "schema");
        }
    }

    @Test
    void looksAtEveryTableOfEveryModule() {
        var tables = wall.cells().stream()
                .filter(cell -> cell.kind().equals("table"))
                .toList();

        System.out.println("The walk looks at " + wall.cells().size() + " cells, " + tables.size() + " of them tables");
        assertThat(tables).hasSizeGreaterThan(700);
        for (var module : MODULES) {
            assertThat(tables.stream().filter(cell -> cell.schema().equals(module.name())))
                    .extracting(WallCell::object)
                    .contains("outbox", "inbox", "idempotency_key", "flyway_schema_history");
        }
        assertThat(tables.stream().map(WallCell::privilege).distinct()).hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void leavesAModuleItsOwn() throws SQLException {
        var own = wall.cells().stream()
                .filter(cell ->
                        cell.schema().equals(cell.module()) && !cell.kind().equals("column"))
                .toList();

        assertThat(own).hasSizeGreaterThan(150).allMatch(WallCell::granted);
        assertThat(wall.allowedByTrying(own)).isEqualTo(own);
    }

    static Stream<Arguments> cracks() {
        return Stream.of(
                Arguments.of(
                        "SELECT ON billing.payment", List.of("orders may SELECT billing.payment, says the catalogue")),
                Arguments.of(
                        "UPDATE (status) ON billing.payment",
                        List.of("orders may UPDATE a column of billing.payment, says the catalogue")),
                Arguments.of(
                        "USAGE ON SCHEMA billing",
                        List.of(
                                "orders may USAGE schema billing, says the catalogue",
                                "orders may USAGE schema billing, and did")),
                Arguments.of(
                        "CREATE ON SCHEMA public",
                        List.of(
                                "orders may CREATE schema public, says the catalogue",
                                "orders may CREATE schema public, and did")));
    }

    @ParameterizedTest(name = "GRANT {0}")
    @MethodSource("cracks")
    void reportsExactlyTheCrack(String privilege, List<String> breaches) throws SQLException {
        var role = wall.login(Modules.discover().named("orders")).user();
        administrator().execute("GRANT " + privilege + " TO " + role);

        try {
            assertThat(wall.breaches()).containsExactlyElementsOf(breaches);
        } finally {
            administrator().execute("REVOKE " + privilege + " FROM " + role);
        }
    }

    @ParameterizedTest
    @MethodSource("tablePrivileges")
    void reportsWhatIsDoneOnceTheSchemaIsOpen(String privilege) throws SQLException {
        var role = wall.login(Modules.discover().named("orders")).user();
        administrator().execute("GRANT USAGE ON SCHEMA billing TO " + role);
        administrator().execute("GRANT " + privilege + " ON billing.payment TO " + role);

        try {
            assertThat(wall.breaches())
                    .containsExactlyInAnyOrder(
                            "orders may USAGE schema billing, says the catalogue",
                            "orders may USAGE schema billing, and did",
                            "orders may " + privilege + " billing.payment, says the catalogue",
                            "orders may " + privilege + " billing.payment, and did");
        } finally {
            administrator().execute("REVOKE ALL ON billing.payment FROM " + role);
            administrator().execute("REVOKE USAGE ON SCHEMA billing FROM " + role);
        }
    }

    static Stream<String> tablePrivileges() {
        return wall.cells().stream()
                .filter(cell -> cell.kind().equals("table"))
                .map(WallCell::privilege)
                .distinct();
    }

    private static DSLContext administrator() {
        return DSL.using(wall.administrator(), SQLDialect.POSTGRES);
    }
}
