package app.runtime.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.runtime.topology.Modules;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
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

    private SchemaGate gate(String url) {
        return new SchemaGate(modules, TestDatabase.settings(DatabaseUrl.parse(url)));
    }
}
