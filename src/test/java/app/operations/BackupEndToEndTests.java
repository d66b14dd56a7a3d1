package app.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.JarProcess;
import app.NeedsModules;
import app.ShopClient;
import app.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.util.FileSystemUtils;

/** An order before the backup, one that waits for its payment when the damage is done, and one that comes too late. */
@NeedsModules
@Tag("delivery")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Runs({
    "postgresql.conf",
    "base-backup",
    "dump-module",
    "restore-module",
    "flush-wal",
    "restore-server",
    "look-at-restored",
    "module-uses-it",
    "payments-without-order",
    "refund",
    "confirm-what-is-paid",
    "drop-damaged",
    "home-again-1",
    "home-again-2"
})
class BackupEndToEndTests {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ADMIN = "admin@example.org";
    private static final Path FOLDER = Path.of("target", "operations", "backup").toAbsolutePath();
    private static final Path LOG = Path.of("target", "end-to-end", "backup.log");

    private static final int RESTORED_PORT = JarProcess.freePort();

    @RegisterExtension
    static final Stage stage = new Stage("backup", Map.of("CIRCUIT_WINDOW", "100"));

    private static Terminal terminal;
    private static InstalledPostgres server;
    private static InstalledPostgres restored;
    private static Map<String, String> environment;
    private static JarProcess process;
    private static ShopClient customer;
    private static UUID early;
    private static UUID waiting;
    private static UUID late;

    @BeforeAll
    static void serve() throws IOException {
        var programs = InstalledPostgres.programs();
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER.resolve("archive"));
        Files.createDirectories(FOLDER.resolve("backup"));
        environment = new HashMap<>(stage.environment());
        terminal = new Terminal(FOLDER, Map.of(), places(), programs);
        server = InstalledPostgres.start(FOLDER, terminal.text("postgresql.conf"));
        // What moving data home needs of a user, up to PostgreSQL 15: docs/move-data.md.
        server.execute("ALTER ROLE shop SUPERUSER");
        environment.put("DATABASE_URL", server.url());
        environment.put("USERS_ADMIN_PASSWORD", ShopClient.PASSWORD);
        terminal = new Terminal(FOLDER, environment, places(), programs);
        terminal.set("ADMIN_URL", server.adminUrl());
        expectSuccess("migrate");
        expectSuccess("create-admin", "--email", ADMIN);
        process = JarProcess.serve(LOG, environment).awaitReady();
        admin().putProduct("SKU-1", 1999, 100);
        customer = ShopClient.at(process).newCustomer();
    }

    @AfterAll
    static void stop() {
        Stream.of(process, restored, server).filter(each -> each != null).forEach(BackupEndToEndTests::close);
    }

    @Test
    @Order(1)
    void backsUpTheServer() {
        early = order();
        awaitStatus(early, "CONFIRMED");

        assertThat(terminal.run("base-backup")).contains("backup successfully verified");
    }

    @Test
    @Order(2)
    void takesOneModuleAlong() {
        terminal.run("dump-module");

        try (var other = InstalledPostgres.start(FOLDER, "")) {
            var there = new HashMap<>(environment);
            there.put("DATABASE_URL", other.url());
            assertThat(JarProcess.run(LOG, there, "migrate").exitCode()).isZero();
            terminal.set("OTHER_ADMIN_URL", other.adminUrl());

            terminal.run("restore-module");

            assertThat(orders(other)).isEqualTo(1);
            assertThat(JarProcess.run(LOG, there, "migrate").exitCode()).isZero();
        }
    }

    @Test
    @Order(3)
    void restoresTheServerAsItWas() {
        stage.provider().goDown();
        waiting = order();
        var time = server.<String>ask(sql -> sql.fetchSingle(
                        "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US+00')")
                .get(0, String.class));
        terminal.means("2026-11-21 09:41:00+00", time);
        stage.provider().comeBack();
        late = order();
        awaitStatus(waiting, "CONFIRMED");
        awaitStatus(late, "CONFIRMED");
        server.execute("UPDATE orders.placed_order SET total = 0");

        terminal.run("flush-wal");
        terminal.run("restore-server");
        restored = InstalledPostgres.startedAs(FOLDER.resolve("restore"), RESTORED_PORT);

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(terminal.run("look-at-restored")).contains(" f "));
        assertThat(orders(restored)).isEqualTo(2);
    }

    @Test
    @Order(4)
    void servesTheModuleFromThere() {
        stopServing();
        terminal.run("module-uses-it");
        serveWith("ORDERS_DATABASE_URL", "ORDERS_PENDING_LIMIT");

        assertThat(customer.get("/v1/orders/" + early)
                        .expect(200)
                        .json()
                        .at("/total/amount")
                        .asLong())
                .isEqualTo(1999);
        assertThat(customer.orderStatus(early)).isEqualTo("CONFIRMED");
        assertThat(customer.orderStatus(waiting)).isEqualTo("PENDING");
        customer.get("/v1/orders/" + late).expect(404);
        assertThat(customer.get("/v1/products/SKU-1")
                        .expect(200)
                        .json()
                        .at("/stock")
                        .asLong())
                .isEqualTo(98);
    }

    @Test
    @Order(5)
    void givesTheMoneyOfOrdersBackThatAreGone() {
        var found = terminal.run("payments-without-order").strip();
        assertThat(found.lines()).singleElement().asString().contains(late + ",1999,EUR");

        var payment = found.substring(0, found.indexOf(','));
        terminal.means("0198c0de-…", payment);
        terminal.means("https://shop.example.org", process.uri().toString());
        terminal.means("\"password\": \"secret\"", "\"password\": \"" + ShopClient.PASSWORD + "\"");
        assertThat(terminal.run("refund")).contains(payment);
        assertThat(terminal.run("refund")).contains(payment);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stage.provider().refundsOf(UUID.fromString(payment)))
                        .singleElement()
                        .extracting("amount")
                        .isEqualTo(1999L));
    }

    @Test
    @Order(6)
    void confirmsOrdersThatArePaid() {
        terminal.run("confirm-what-is-paid");

        assertThat(customer.orderStatus(waiting)).isEqualTo("CONFIRMED");
        assertThat(customer.orderStatus(early)).isEqualTo("CONFIRMED");
    }

    @Test
    @Order(7)
    void movesTheDataHome() {
        terminal.run("drop-damaged");
        terminal.run("home-again-1");
        stopServing();
        serveWith("ORDERS_DATABASE_URL", "ORDERS_NEXT_DATABASE_URL");
        var meanwhile = order();

        assertThat(terminal.run("home-again-2")).contains("The data of orders are at");

        stopServing();
        serveWith();
        restored.close();
        assertThat(customer.orderStatus(early)).isEqualTo("CONFIRMED");
        assertThat(customer.orderStatus(waiting)).isEqualTo("CONFIRMED");
        awaitStatus(meanwhile, "CONFIRMED");
        awaitStatus(order(), "CONFIRMED");
        assertThat(orders(server)).isEqualTo(4);
    }

    private static Map<String, String> places() {
        return Map.of(
                "/archive", FOLDER + "/archive",
                "/backup/", FOLDER + "/backup/",
                "/restore", FOLDER + "/restore",
                // One machine has to do for both servers.
                "--wait start", "--options='-p " + RESTORED_PORT + "' --wait start",
                "restored:5432", "localhost:" + RESTORED_PORT);
    }

    private static UUID order() {
        return customer.placeOrder("SKU-1", 1, "card_ok").expect(201).id();
    }

    private static ShopClient admin() {
        return ShopClient.at(process).login(ADMIN);
    }

    private static void awaitStatus(UUID order, String status) {
        await().atMost(SOON).until(() -> customer.orderStatus(order), status::equals);
    }

    private static int orders(InstalledPostgres at) {
        return at.<Integer>ask(sql ->
                sql.fetchSingle("SELECT count(*) FROM orders.placed_order").get(0, Integer.class));
    }

    private static void stopServing() {
        assertThat(process.terminate()).isZero();
    }

    /** With what the session has of these variables, and without any other that it has set. */
    private static void serveWith(String... variables) {
        var its = new HashMap<>(environment);
        for (var variable : variables) {
            its.put(variable, terminal.get(variable).orElseThrow());
        }
        process = JarProcess.serve(LOG, process.uri().getPort(), its).awaitReady();
    }

    private static void expectSuccess(String... command) {
        var ended = JarProcess.run(LOG, environment, command);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    private static void close(AutoCloseable opened) {
        try {
            opened.close();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
