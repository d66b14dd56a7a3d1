package app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.JarProcess;
import app.NeedsModules;
import app.ShopClient;
import app.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Users in a process of its own, the other modules in another one: each step of the runbook, one process after the
 * other.
 */
@NeedsModules
@Tag("delivery")
@Runs({"signing-key-1", "signing-key-2", "signing-key-3", "new-token", "internal-token"})
class SecretsEndToEndTests {

    private static final Path FIRST_LOG = Path.of("target", "end-to-end", "secrets-users.log");
    private static final Path SECOND_LOG = Path.of("target", "end-to-end", "secrets-rest.log");

    @RegisterExtension
    static final Stage stage = Stage.withBroker("secrets", Map.of());

    @TempDir
    private static Path folder;

    private final int usersPort = JarProcess.freePort();
    private final int restPort = JarProcess.freePort();
    private JarProcess users;
    private JarProcess rest;

    @BeforeAll
    static void prepare() {
        stage.prepare();
    }

    @AfterEach
    void stop() {
        users.close();
        rest.close();
    }

    @Test
    void leaveTokensValidWhileSigningKeysAreExchanged() throws IOException {
        var terminal = new Terminal(folder, Map.of(), Map.of());
        Files.writeString(folder.resolve("old.pem"), stage.environment().get("USERS_SIGNING_KEYS"));
        users = serveUsers(Map.of());
        rest = serveRest(Map.of());
        var email = ShopClient.newEmail();
        ShopClient.at(users).register(email, "Ada");
        var refreshToken = ShopClient.at(users)
                .post("/v1/auth/login", Map.of("email", email, "password", ShopClient.PASSWORD))
                .expect(200)
                .text("/refreshToken");
        var tokens = new ArrayList<>(List.of(ShopClient.at(users).login(email)));

        for (var step : List.of("signing-key-1", "signing-key-2")) {
            terminal.run(step);
            restartUsers(keys());
            tokens.add(ShopClient.at(users).login(email));
            tokens.forEach(token -> expectWelcome(token, 200));
        }
        terminal.run("signing-key-3");
        restartUsers(keys());
        restartRest(Map.of());

        tokens.subList(0, 2).forEach(old -> expectWelcome(old, 401));
        expectWelcome(tokens.getLast(), 200);
        ShopClient.at(users)
                .post("/v1/auth/refresh", Map.of("refreshToken", refreshToken))
                .expect(200);
    }

    /** Whichever process is restarted first: orders asks users about each customer. */
    @Test
    void leaveProcessesTogetherWhileTheInternalTokenIsExchanged() {
        var steps = internalTokens();
        var before = Map.of("INTERNAL_TOKEN", steps.getFirst().split(",", -1)[0]);
        users = serveUsers(before);
        rest = serveRest(before);
        stage.admin(users).movedTo(rest).putProduct("SKU-1", 1999, 1_000_000);
        var customer = ShopClient.at(users).newCustomer();

        for (var step : steps) {
            restartUsers(Map.of("INTERNAL_TOKEN", step));
            order(customer).expect(201);
            restartRest(Map.of("INTERNAL_TOKEN", step));
            order(customer).expect(201);
        }
        var back = new ArrayList<>(steps.subList(0, 2).reversed());
        back.add(before.get("INTERNAL_TOKEN"));
        for (var step : back) {
            restartRest(Map.of("INTERNAL_TOKEN", step));
            order(customer).expect(201);
            restartUsers(Map.of("INTERNAL_TOKEN", step));
            order(customer).expect(201);
        }

        var cursor =
                customer.movedTo(rest).get("/v1/orders?limit=1").expect(200).text("/nextCursor");
        assertThat(cursor).isNotEmpty();
        restartRest(Map.of("INTERNAL_TOKEN", steps.getLast(), "CURSOR_KEY", "another key of at least 32 characters"));
        assertThat(order(customer).status())
                .as("with a token that users does not know")
                .isGreaterThanOrEqualTo(500);
        customer.movedTo(rest).get("/v1/orders?limit=1&cursor=" + cursor).expect(400);
        customer.movedTo(rest).get("/v1/orders?limit=1").expect(200);
    }

    private static List<String> internalTokens() {
        var terminal = new Terminal(folder, Map.of(), Map.of());
        terminal.means("old", terminal.run("new-token").strip());
        terminal.means("new", terminal.run("new-token").strip());
        var steps = Pattern.compile("^INTERNAL_TOKEN=(\\S+)", Pattern.MULTILINE)
                .matcher(terminal.text("internal-token"))
                .results()
                .map(step -> step.group(1))
                .toList();
        assertThat(steps).hasSize(3);
        return steps;
    }

    private static Map<String, String> keys() throws IOException {
        return Map.of("USERS_SIGNING_KEYS", Files.readString(folder.resolve("keys.pem")));
    }

    private void expectWelcome(ShopClient token, int status) {
        token.movedTo(users).get("/v1/users/me").expect(status);
        token.movedTo(rest).get("/v1/orders").expect(status);
    }

    private ShopClient.Answer order(ShopClient customer) {
        return customer.movedTo(rest).placeOrder("SKU-1", 1, "card_ok");
    }

    private void restartUsers(Map<String, String> changed) {
        assertThat(users.terminate()).isZero();
        users = serveUsers(changed);
    }

    private void restartRest(Map<String, String> changed) {
        assertThat(rest.terminate()).isZero();
        rest = serveRest(changed);
    }

    private JarProcess serveUsers(Map<String, String> changed) {
        return serve(FIRST_LOG, usersPort, Map.of("MODULES", "users"), changed);
    }

    private JarProcess serveRest(Map<String, String> changed) {
        var address = "http://localhost:" + usersPort;
        var its = Map.of(
                "MODULES",
                "orders,billing,notifications",
                "USERS_URL",
                address,
                "JWKS_URL",
                address + "/.well-known/jwks.json");
        return serve(SECOND_LOG, restPort, its, changed);
    }

    private static JarProcess serve(Path log, int port, Map<String, String> its, Map<String, String> changed) {
        var environment = new HashMap<>(stage.environment());
        environment.putAll(its);
        environment.putAll(changed);
        return JarProcess.serve(log, port, environment).awaitReady();
    }
}
