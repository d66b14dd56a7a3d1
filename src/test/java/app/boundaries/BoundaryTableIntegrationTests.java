package app.boundaries;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import app.runtime.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The table in {@code docs/boundaries.md} says who catches what is planted, as it was seen: no cell is written by hand.
 */
@NeedsModules
class BoundaryTableIntegrationTests {

    private static final Path PAGE = Path.of("docs/boundaries.md");
    private static final String BEGIN = "<!-- the table begins: written by BoundaryTableIntegrationTests -->\n";
    private static final String END = "<!-- the table ends -->\n";
    private static final String PERMISSION_DENIED = "42501";

    @TempDir
    private Path open;

    @TempDir
    private Path hidden;

    @Test
    void saysWhatWasSeen() throws IOException {
        var page = Files.readString(PAGE);
        var now = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + table() + page.substring(page.indexOf(END));
        if (System.getProperty("snapshot", "").equals("update")) {
            Files.writeString(PAGE, now);
        }

        assertThat(Files.readString(PAGE))
                .as("%s is stale: run ./mvnw verify -Dit.test=BoundaryTableIntegrationTests -Dsnapshot=update", PAGE)
                .isEqualTo(now);
    }

    private String table() {
        var shop = PlantedShop.compiledInto(open);
        try (var database = TestDatabase.create()) {
            var seen = new Seen(
                    shop.report(),
                    PlantedCatches.byCompiler(hidden),
                    PlantedCatches.bySpringModulith(shop),
                    new PlantedSql(shop),
                    database);
            return Stream.concat(
                            Stream.of(
                                    "| rule | form | compiler | database role | Spring Modulith | rule |",
                                    "|---|---|:-:|:-:|:-:|:-:|"),
                            Rule.all().stream().flatMap(seen::rows))
                    .collect(Collectors.joining("\n", "", "\n"));
        }
    }

    private record Seen(
            BoundaryReport report,
            Set<String> byCompiler,
            List<String> byModulith,
            PlantedSql sql,
            TestDatabase database) {

        Stream<String> rows(Rule rule) {
            return Plant.below(PlantedShop.SOURCES, PlantedShop.MIGRATIONS).stream()
                    .filter(plant -> plant.rule().equals(rule.id()))
                    .map(plant -> "| `%s` | %s | %s | %s | %s | %s |"
                            .formatted(
                                    rule.id(),
                                    plant.form().replace("|", "\\|"),
                                    cell(byCompiler.contains(plant.at().toString())),
                                    sql.of(plant).map(it -> cell(isDenied(it))).orElse("·"),
                                    cell(byModulith.stream().anyMatch(message -> names(message, plant))),
                                    cell(isReported(plant))));
        }

        private boolean isReported(Plant plant) {
            return report.violations().stream()
                    .anyMatch(it -> it.rule().equals(plant.rule()) && it.at().equals(plant.at()));
        }

        /** Modulith knows no line of what is no call, and names no file where a dependency is not allowed. */
        private static boolean names(String message, Plant plant) {
            var file = plant.at().file().substring(plant.at().file().lastIndexOf('/') + 1);
            var type = file.replace(".java", "");
            return message.startsWith("Cycle") == plant.rule().equals("cycles")
                    && Stream.of("(" + file + ":" + plant.at().line() + ")", "(" + file + ":0)", "." + type + " -> ")
                            .anyMatch(message::contains);
        }

        private boolean isDenied(String statement) {
            return database.dsl("orders").connectionResult(connection -> {
                connection.setAutoCommit(false);
                try (var running = connection.createStatement()) {
                    running.execute(statement);
                    return false;
                } catch (SQLException refused) {
                    return PERMISSION_DENIED.equals(refused.getSQLState());
                } finally {
                    connection.rollback();
                }
            });
        }

        private static String cell(boolean caught) {
            return caught ? "✓" : "–";
        }
    }

    /** The SQL behind a plant, for the database to run. */
    private record PlantedSql(Code code) {

        PlantedSql(PlantedShop shop) {
            this(shop.onItsClasspath(() -> PlantedShop.boundaries().read()));
        }

        Optional<String> of(Plant plant) {
            return switch (plant.rule()) {
                case "sql-in-migrations" ->
                    code.migrations().stream()
                            .filter(it -> it.file().equals(plant.at().file()))
                            .map(Migration::sql)
                            .findFirst();
                case "sql-in-code" ->
                    code.bytecode().strings().stream()
                            .filter(it -> code.at(it).file().equals(plant.at().file()))
                            .map(it -> it.value().replace(StringConstant.GAP, 'x'))
                            .filter(SqlText::looksLikeSql)
                            .findFirst();
                default -> Optional.empty();
            };
        }
    }
}
