package app.runtime.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.runtime.topology.Modules;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MigrationsIntegrationTests {

    private final Modules modules = Modules.discover();

    @Test
    void refusesToStartOnAnEmptyDatabaseAndSaysWhatToDo() {
        var gate = gate(TestDatabase.createEmpty());

        assertThatThrownBy(gate::open).hasMessageContaining("run 'java -jar monolift.jar migrate' first");
    }

    @Test
    void migratesTwiceWithoutHarm() {
        var gate = gate(TestDatabase.createEmpty());

        gate.migrate();
        gate.migrate();

        assertThatCode(gate::open).doesNotThrowAnyException();
    }

    @Test
    void migratesFromSeveralProcessesAtOnce() {
        var gate = gate(TestDatabase.createEmpty());

        try (var processes = Executors.newFixedThreadPool(4)) {
            var runs = Stream.generate(() -> CompletableFuture.runAsync(gate::migrate, processes))
                    .limit(4)
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(runs).join();
        }

        assertThatCode(gate::open).doesNotThrowAnyException();
    }

    @Test
    void goesOnAfterALaterVersionHasMigrated() {
        try (var database = TestDatabase.migrate()) {
            remember(database, "0.99", "of a later runtime");
            remember(database, "99", "of a later version");
            remember(database, "100", "contract since 1 drop what nobody uses any more");
            var gate = gate(database.url());

            gate.migrate();

            assertThatCode(gate::open).doesNotThrowAnyException();
        }
    }

    @Test
    void refusesASchemaFromWhichALaterVersionHasTakenWhatThisOneUses() {
        try (var database = TestDatabase.migrate()) {
            remember(database, "99", "contract since 0 98 drop it");
            var gate = gate(database.url());

            for (var way : List.<ThrowingCallable>of(gate::open, gate::migrate)) {
                assertThatThrownBy(way)
                        .hasMessageContaining(
                                "schema orders: contract since 0 98 drop it (V99) is for versions that have V0.98");
            }
        }
    }

    @Test
    void saysWhenPostgresCannotBeReached() {
        assertThatThrownBy(gate("postgres://shop:secret@localhost:1/store")::open)
                .hasMessageContaining("cannot be reached at postgres://shop@localhost:1/store")
                .hasMessageNotContaining("secret");
    }

    @Test
    void saysWhenTheDatabaseDoesNotExist() {
        var missing = TestDatabase.createEmpty().replaceFirst("/[^/]+$", "/nowhere");

        assertThatThrownBy(gate(missing)::open).hasMessageContaining("does not exist: create it first");
    }

    /** As if another version had migrated. */
    private static void remember(TestDatabase database, String version, String description) {
        database.dsl("orders").execute("""
            INSERT INTO orders.flyway_schema_history (installed_rank, version, description, type, script,
                installed_by, execution_time, success)
            SELECT max(installed_rank) + 1, ?, ?, 'SQL', 'V.sql', current_user, 1, true
            FROM orders.flyway_schema_history
            """, version, description);
    }

    private SchemaGate gate(String url) {
        return new SchemaGate(modules, TestDatabase.settings(DatabaseUrl.parse(url)));
    }
}
