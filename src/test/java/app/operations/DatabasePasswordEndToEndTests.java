package app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.JarProcess;
import app.NeedsModules;
import app.ShopClient;
import app.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A new password of the database, while somebody orders. */
@NeedsModules
@Tag("delivery")
@Runs("database-password")
class DatabasePasswordEndToEndTests {

    private static final Path LOG = Path.of("target", "end-to-end", "database-password.log");

    @RegisterExtension
    static final Stage stage = new Stage("database-password", Map.of());

    @TempDir
    private static Path folder;

    @Test
    void isChangedWithoutAnOutage() throws IOException {
        var programs = InstalledPostgres.programs();
        try (var server = InstalledPostgres.start(folder, "")) {
            var environment = new HashMap<>(stage.environment());
            environment.put("DATABASE_URL", server.url());
            environment.put("USERS_ADMIN_PASSWORD", ShopClient.PASSWORD);
            expectSuccess(environment, "migrate");
            expectSuccess(environment, "create-admin", "--email", "admin@example.org");
            try (var process = JarProcess.serve(LOG, environment).awaitReady()) {
                ShopClient.at(process).login("admin@example.org").putProduct("SKU-1", 1999, 100);
                var customer = ShopClient.at(process).newCustomer();
                customer.placeOrder("SKU-1", 1, "card_ok").expect(201);
                var terminal = new Terminal(
                        folder,
                        Map.of("DATABASE_URL", server.url()),
                        Map.of("db.example.org:5432", "localhost:" + server.port()),
                        programs);

                terminal.run("database-password", "new-secret\nnew-secret\n");

                customer.placeOrder("SKU-1", 1, "card_ok").expect(201);
                assertThat(JarProcess.run(LOG, environment, "migrate").output()).contains("refused the login");
                environment.put("DATABASE_URL", terminal.get("DATABASE_URL").orElseThrow());
                assertThat(process.terminate()).isZero();
                try (var next = JarProcess.serve(LOG, environment).awaitReady()) {
                    customer.movedTo(next).placeOrder("SKU-1", 1, "card_ok").expect(201);
                }
            }
        }
    }

    private static void expectSuccess(Map<String, String> environment, String... command) {
        var ended = JarProcess.run(LOG, environment, command);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }
}
