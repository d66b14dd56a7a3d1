package app.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import app.JarProcess;
import app.NeedsModules;
import app.ShopClient;
import app.Stage;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.util.FileSystemUtils;

/**
 * The customers of {@code extraction/load} at the packaged jar: content if all is well, and not if anything is wrong.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@NeedsModules
@Tag("extraction")
class LoadEndToEndTests {

    private static final Path FOLDER = Path.of("target", "load");

    @RegisterExtension
    static final Stage stage = new Stage("load", Map.of());

    private JarProcess shop;
    private Facts facts;
    private LoadRun calm;

    @BeforeAll
    void openTheShop() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
        stage.prepare();
        shop = stage.serve().awaitReady();
        facts = Facts.start(stage.mailbox(), stage.provider(), Optional.empty());
    }

    @AfterAll
    void closeTheFacts() {
        facts.close();
    }

    @Test
    @Order(1)
    void findsThatEverythingAddsUp() {
        calm = load("calm", shop.uri(), "--seconds", "3");

        assertThat(calm.exitCode()).as(calm.output()).isZero();
        assertThat(calm.output()).contains("Everything adds up", "p99 ms");
        assertThat(calm.result().at("/passed").asBoolean()).isTrue();
        assertThat(calm.result().at("/orders").asInt()).isGreaterThan(10);
        assertThat(calm.result().at("/captures").asInt()).isPositive();
        assertThat(calm.lines("samples.jsonl"))
                .hasSizeBetween(3, 6)
                .allSatisfy(sample -> assertThat(sample.propertyNames())
                        .containsExactly("at", "sent", "failed", "p50", "p99", "max", "gap"));
        assertThat(calm.lines("failures.jsonl")).isEmpty();
    }

    @Test
    @Order(2)
    void findsWhatWasDamagedAfterwards() throws MessagingException {
        var orders = standingOrders();
        stage.inDatabase(dsl -> dsl.execute(
                "UPDATE orders.product SET stock = stock - 1 WHERE sku = ?",
                calm.lines("accepted.jsonl").getFirst().at("/sku").asString()));
        captureAgain(orders.get(0));
        mailAgain("Your order %s is confirmed".formatted(orders.get(1)));
        stage.inDatabase(
                dsl -> dsl.execute("UPDATE orders.placed_order SET total = total + 1 WHERE id = ?", orders.get(2)));
        stage.inDatabase(
                dsl -> dsl.execute("UPDATE billing.payment SET status = 'PENDING' WHERE order_id = ?", orders.get(3)));

        var checked = load("calm", shop.uri(), "--check", "--settle", "0");

        assertThat(checked.exitCode()).isEqualTo(1);
        assertThat(checked.output())
                .containsPattern("Of 1000000 LOAD-\\S+, orders hold \\d+, but \\d+ are left")
                .contains("The CONFIRMED order %s was captured 2 times".formatted(orders.get(0)))
                .contains("got \"Your order %s is confirmed\" 2 times, not 1".formatted(orders.get(1)))
                .contains("Order %s is not what was ordered".formatted(orders.get(2)))
                .contains("The payments of the CONFIRMED order %s are [PENDING]".formatted(orders.get(3)));
        assertThat(checked.result().at("/passed").asBoolean()).isFalse();
    }

    @Test
    @Order(3)
    void findsAnswersThatAreLostAndAnswersThatGoBackInTime() {
        try (var liar = Liar.before(shop, true)) {
            var run = load("lied-to", liar.uri(), "--seconds", "8", "--settle", "0");

            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(run.output()).containsPattern("\\d+ requests failed");
            assertThat(run.result().at("/retried").asInt()).isPositive();
            assertThat(run.lines("failures.jsonl"))
                    .anyMatch(failure -> failure.at("/deed").asString("").equals("order"))
                    .anyMatch(failure -> failure.at("/what").asString("").contains("went back in time"));
        }
    }

    @Test
    @Order(4)
    void forgivesLostAnswersWhereTheyAreExpected() {
        try (var liar = Liar.before(shop, false)) {
            var run = load("forgiving", liar.uri(), "--seconds", "2", "--tolerate-lost-answers");

            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.result().at("/lost").asInt()).isPositive();
            assertThat(run.result().at("/retried").asInt())
                    .isEqualTo(run.result().at("/lost").asInt());
        }
    }

    @Test
    @Order(5)
    void reportsWhatCustomersNoticed() throws IOException {
        var samples = calm.lines("samples.jsonl");
        var begin = samples.getFirst().at("/at").asLong();
        Files.write(
                calm.state().resolve("steps.jsonl"),
                List.of(
                        "{\"at\":%d,\"step\":\"10-baseline\"}".formatted(begin),
                        "{\"at\":%d,\"step\":\"60-canary\",\"module\":\"orders\",\"pauseMs\":12}"
                                .formatted(begin + 1500),
                        "{\"at\":%d,\"step\":\"60-canary\",\"module\":\"users\"}".formatted(begin + 3000)));
        Files.write(
                calm.state().resolve("access.log"),
                List.of(
                        accessLogLine(begin + 2999, "orders", "old"),
                        accessLogLine(begin + 2999, "orders", "new"),
                        accessLogLine(begin + 2999, "users", "new")));

        var out = calm.state().resolve("report");
        var run = LoadRun.of(out, "--report", calm.state().toString(), "--module", "orders", "--out", out.toString());

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(Files.readString(out.resolve("orders.md")))
                .containsPattern("\\| 10-baseline \\| 1 \\| \\d+ \\| 0 \\| [\\d.]+ \\(1.0\\)")
                .containsPattern("\\| 60-canary \\| 1 \\|.*\\| 50 % \\| pauseMs 12 \\|")
                .doesNotContain("users");
        assertThat(Files.readString(out.resolve("orders.svg"))).contains("class=\"p99\"", ">60-canary</text>");
        assertThat(Files.readString(out.resolve("orders.json"))).contains("\"servedByNew\" : \"50 %\"");
    }

    private static String accessLogLine(long at, String module, String side) {
        return "{\"@timestamp\":\"%s\",\"module\":\"%s\",\"side\":\"%s\"}"
                .formatted(Instant.ofEpochMilli(at).truncatedTo(ChronoUnit.SECONDS), module, side);
    }

    private LoadRun load(String name, URI entrance, String... options) {
        var arguments = new ArrayList<>(List.of(
                "--gateway", entrance.toString(),
                "--state", FOLDER.resolve(name).toString(),
                "--provider", stage.provider().url(),
                "--mailbox", facts.uri().toString(),
                "--rate", "40",
                "--customers", "6",
                "--settle", "10"));
        arguments.addAll(List.of(options));
        return LoadRun.of(FOLDER.resolve(name), arguments.toArray(String[]::new));
    }

    private List<UUID> standingOrders() {
        return stage.inDatabase(
                dsl -> dsl
                        .fetchValues(
                                "SELECT id FROM orders.placed_order WHERE status = 'CONFIRMED' ORDER BY id LIMIT 4")
                        .stream()
                        .map(UUID.class::cast)
                        .toList());
    }

    private static void captureAgain(UUID order) {
        var known = stage.provider().capturesOf(order).getFirst();
        ShopClient.at(URI.create(stage.provider().url()))
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/captures",
                        Map.of(
                                "paymentId", UUID.randomUUID(),
                                "orderId", order,
                                "amount", known.amount(),
                                "currency", known.currency(),
                                "method", "card_ok"))
                .expect(200);
    }

    private static void mailAgain(String subject) throws MessagingException {
        var known = stage.mailbox().all().stream()
                .filter(mail -> mail.subject().equals(subject))
                .findFirst()
                .orElseThrow();
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(stage.mailbox().smtpPort()));
        var mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom(new InternetAddress("shop@example.org"));
        mail.setRecipient(RecipientType.TO, new InternetAddress(known.to()));
        mail.setSubject(subject);
        mail.setText("again");
        Transport.send(mail);
    }
}
