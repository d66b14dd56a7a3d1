package app.operations;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * First aid, dead letters and what is asked for every day, beside a process that serves: in its environment, as in its
 * container.
 */
@NeedsModules
@Tag("delivery")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Runs({
    "app",
    "create-admin",
    "what-is-there",
    "more-log",
    "what-waits",
    "dead-letters",
    "dead-letters-output",
    "resubmit-one",
    "resubmit-all",
    "errors",
    "one-request"
})
class DayByDayEndToEndTests {

    /** A command in the terminal is a process that starts and ends, each time that it is asked. */
    private static final Duration SOON = Duration.ofMinutes(3);

    private static final int ATTEMPTS = 4;
    private static final Path LOG = Path.of("target", "end-to-end", "day-by-day.log");

    @RegisterExtension
    static final Stage stage = new Stage("day-by-day", Map.of("CIRCUIT_WINDOW", "100"));

    @TempDir
    private static Path folder;

    private static Terminal terminal;
    private static JarProcess process;
    private static ShopClient customer;

    @BeforeAll
    static void serve() {
        stage.prepare();
        var environment = new HashMap<>(stage.environment());
        environment.put("MANAGEMENT_PORT", Integer.toString(JarProcess.freePort()));
        environment.put("EVENTS_MAX_ATTEMPTS", Integer.toString(ATTEMPTS));
        environment.putAll(moreLog());
        process = JarProcess.serve(LOG, environment).awaitReady();
        environment.put("PORT", Integer.toString(process.uri().getPort()));
        environment.put("LOG", LOG.toAbsolutePath().toString());
        terminal = new Terminal(folder, environment, Map.of(), InstalledPostgres.programs());
        terminal.run("app");
        stage.admin(process).putProduct("SKU-1", 1999, 1_000);
        customer = ShopClient.at(process).newCustomer();
    }

    @AfterAll
    static void stop() {
        process.close();
    }

    @Test
    @Order(1)
    void makesAnAdministrator() {
        terminal.means("admin@example.org", "another@example.org");

        terminal.run("create-admin", "a password that is typed in\n");

        ShopClient.at(process)
                .login("another@example.org", "a password that is typed in")
                .get("/v1/users")
                .expect(200);
    }

    @Test
    @Order(2)
    void logsEachRequest() {
        assertThat(moreLog()).containsOnlyKeys("LOG_LEVEL", "ACCESS_LOG");
        assertThat(process.output()).contains("AccessLog", "/v1/users");
    }

    @Test
    @Order(2)
    void saysWhatIsThere() {
        var said = terminal.run("what-is-there");

        assertThat(said)
                .contains(
                        "orders",
                        "billing",
                        "EVENTS_MAX_ATTEMPTS=" + ATTEMPTS,
                        "LOG_LEVEL=debug",
                        "DATABASE_URL=********");
    }

    @Test
    @Order(3)
    void showsWhatWaitsAndWhy() {
        stage.provider().goDown();
        placeOrder();

        terminal.means("FROM orders.outbox", "FROM billing.outbox");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(terminal.run("what-waits")).contains("billing.capture", "503"));
    }

    @Test
    @Order(4)
    void listsADeadLetterAsTheRunbookShowsIt() {
        var correlation = "0198c0de" + UUID.randomUUID();
        customer = customer.with("X-Correlation-Id", correlation);
        placeOrder();
        var shown = deadLetterShown();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(terminal.run("dead-letters")).contains("2 dead letters"));

        var listed = terminal.run("dead-letters");
        assertThat(listed.lines().filter(line -> shown.matcher(line).matches()))
                .as("%s in %s", shown, listed)
                .hasSize(2);
        assertThat(listed).contains("correlation " + correlation);
    }

    @Test
    @Order(5)
    void givesOneAndThenAllAnotherChance() {
        var listed = terminal.run("dead-letters");
        var first = Pattern.compile("billing +([0-9a-f-]{36})").matcher(listed);
        assertThat(first.find()).isTrue();
        terminal.means("0198c0de-…", first.group(1));
        stage.provider().comeBack();

        assertThat(terminal.run("resubmit-one")).contains("1 dead letters resubmitted");
        assertThat(terminal.run("resubmit-all")).contains("1 dead letters resubmitted");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stage.provider().captures()).hasSize(2));
        assertThat(terminal.run("dead-letters")).contains("0 dead letters");
    }

    @Test
    @Order(6)
    void findsOneRequestInTheLog() {
        var correlation = "0198c0de-" + UUID.randomUUID();
        stage.provider().goDown();
        customer = customer.with("X-Correlation-Id", correlation);
        placeOrder();
        terminal.means("\"0198c0de\"", '"' + correlation + '"');

        await().atMost(SOON).until(() -> process.output().contains(correlation));

        assertThat(terminal.run("one-request").lines())
                .isNotEmpty()
                .filteredOn(line -> !line.startsWith("Picked up"))
                .allMatch(line -> line.contains(correlation));
    }

    @Test
    @Order(7)
    void findsErrorsInTheLog() throws IOException {
        assertThat(process.output()).contains("\"level\":\"INFO\"");
        var error = "{\"@timestamp\":\"2026-11-21T09:41:00Z\",\"level\":\"ERROR\",\"message\":\"planted\"}";
        var log = Files.writeString(folder.resolve("planted.log"), process.output() + "\n" + error + "\n");
        var elsewhere = new Terminal(folder, Map.of("LOG", log.toString()), Map.of());

        assertThat(elsewhere.run("errors")).contains(error).doesNotContain("\"level\":\"INFO\"");
    }

    /** Commands begin and end, and the process serves on. */
    @Test
    @Order(8)
    void disturbsNobody() {
        customer.get("/health/ready").expect(200);
        assertThat(process.output()).doesNotContain("\"message\":\"Stopp");
    }

    /** What the rollout of the runbook sets. */
    private static Map<String, String> moreLog() {
        return Pattern.compile("([A-Z_]+)=(\\S+)")
                .matcher(Runbook.read().take("more-log"))
                .results()
                .collect(toMap(set -> set.group(1), set -> set.group(2)));
    }

    private static void placeOrder() {
        customer.placeOrder("SKU-1", 1, "card_ok").expect(201);
    }

    /** The line of the runbook: its words are exact; ids, names, numbers and times may be others. */
    private static Pattern deadLetterShown() {
        var line =
                Runbook.read().take("dead-letters-output").lines().findFirst().orElseThrow();
        return Pattern.compile(Stream.of(line.split("  "))
                .map(part -> part.contains("->")
                        ? "\\S+ -> \\S+"
                        : part.contains(" ") ? part.substring(0, part.indexOf(' ')) + " \\S+" : "\\S+")
                .collect(joining("  ")));
    }
}
