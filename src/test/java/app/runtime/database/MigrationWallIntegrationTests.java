package app.runtime.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.NeedsModules;
import app.runtime.topology.Modules;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A migration that touches another module's schema, run as {@code java -jar monolift.jar migrate} runs it. */
@NeedsModules({"billing", "orders"})
class MigrationWallIntegrationTests {

    private static TestDatabase database;

    @TempDir
    private Path classes;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.migrate();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE orders.placed_order ADD COLUMN payment_id uuid",
                "INSERT INTO orders.product VALUES ('tea', 'Tea', 1, 'EUR')",
                "CREATE TABLE billing.invoice (order_id uuid REFERENCES orders.placed_order (id))",
                "CREATE VIEW billing.peek AS SELECT * FROM orders.placed_order",
                "CREATE FUNCTION billing.peek() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM"
                        + " orders.placed_order'",
                "CREATE TRIGGER spy BEFORE UPDATE ON orders.placed_order FOR EACH ROW"
                        + " EXECUTE FUNCTION suppress_redundant_updates_trigger()",
                "GRANT SELECT ON orders.product TO PUBLIC",
                "DO $$ BEGIN EXECUTE 'TRUNCATE ' || 'ord' || 'ers.order_item'; END $$",
            })
    void isRefusedByTheRoleOfItsModule(String sql) throws IOException {
        plant("CREATE TABLE billing.before_it (id int PRIMARY KEY);\n" + sql + ";\n");

        assertThatThrownBy(this::migratePlanted)
                .isInstanceOf(DatabaseProblem.class)
                .hasMessageContaining("Schema billing could not be migrated")
                .hasMessageContaining("V900__touch_orders.sql")
                .hasMessageContaining("permission denied for schema orders")
                .hasMessageContaining("A migration of billing may touch schema billing only");
        assertThat(database.dsl("billing").fetchValue("SELECT to_regclass('billing.before_it')"))
                .isNull();
        assertThatCode(MigrationWallIntegrationTests::openTheGate).doesNotThrowAnyException();
    }

    @Test
    void passesWhenItStaysAtHome() throws IOException {
        var other = TestDatabase.createEmpty();
        plant("CREATE TABLE billing.invoice (id uuid PRIMARY KEY);\n");

        assertThatCode(() -> withPlanted(() -> gate(other).migrate())).doesNotThrowAnyException();
    }

    private void plant(String sql) throws IOException {
        var folder = Files.createDirectories(classes.resolve("db/migrations/billing"));
        Files.writeString(folder.resolve("V900__touch_orders.sql"), sql, UTF_8);
    }

    private void migratePlanted() throws IOException {
        withPlanted(() -> gate(database.url()).migrate());
    }

    /** Flyway looks for migrations where the thread looks for resources. */
    private void withPlanted(Runnable migration) throws IOException {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var planted = new URLClassLoader(new URL[] {url(classes)}, before)) {
            thread.setContextClassLoader(planted);
            migration.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void openTheGate() {
        gate(database.url()).open();
    }

    private static SchemaGate gate(String url) {
        return new SchemaGate(Modules.discover(), TestDatabase.settings(DatabaseUrl.parse(url)));
    }

    private static URL url(Path folder) throws MalformedURLException {
        return folder.toUri().toURL();
    }
}
