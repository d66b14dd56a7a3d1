package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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

/**
 * Expand and contract, while customers order: this version, one that adds a column and renames another, and one that
 * drops the old name work on one database, side by side, forward and back. docs/schema-changes.md
 */
@NeedsModules
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("extraction")
class TwoVersionsEndToEndTests {

    private static final Map<String, String> SETTINGS =
            Map.of("DRAIN_DELAY", "500ms", "USERS_ARGON2_MEMORY", "64", "USERS_ARGON2_ITERATIONS", "1");
    private static final int WRONG_CONFIGURATION = 78;

    @RegisterExtension
    static final Stage stage = new Stage("two-versions", SETTINGS);

    private final Path running = Path.of(Jars.startedWith(Map.of()));
    private Path expanded;
    private Path contracted;
    private Rollout rollout;

    @BeforeAll
    void openTheShop() {
        expanded = Branch.jarWith("expand");
        contracted = Branch.jarWith("expand", "contract");
        rollout = Rollout.on(stage);
    }

    @AfterAll
    void closeTheShop() {
        rollout.close();
    }

    @Test
    @Order(1)
    void nextVersionDoesNotStartBeforeTheSchemaIsExpanded() {
        refuses(expanded, "schema orders lacks 4 of 9 migrations");
    }

    @Test
    @Order(2)
    void runningVersionGoesOnWhileAndAfterTheSchemaIsExpanded() {
        rollout.migrate(expanded);
        rollout.awaitOrders(10);

        assertThat(unnamedBuyers()).isZero();
    }

    @Test
    @Order(3)
    void eachReadsWhatTheOtherHasWritten() {
        rollout.replaceOneWith(expanded);

        var customer = ShopClient.at(rollout).newCustomer();
        var old = customer.movedTo(rollout.older());
        var next = customer.movedTo(rollout.newer());
        writtenBy(old, next, false);
        writtenBy(next, old, true);
        rollout.replaceOneWith(expanded);
    }

    @Test
    @Order(4)
    void wayBackLeavesTheSchemaAndHandlesTheEventsOfTheNextVersion() {
        rollout.migrate(running);
        rollout.replaceOneWith(running);
        holdConfirmations();
        awaitConfirmations(true, 3);
        rollout.replaceOneWith(running);
        releaseConfirmations();

        awaitConfirmations(true, 0);
    }

    @Test
    @Order(5)
    void nextVersionHandlesTheEventsOfTheOneBefore() {
        rollout.migrate(expanded);
        rollout.replaceOneWith(expanded);
        holdConfirmations();
        awaitConfirmations(false, 3);
        rollout.replaceOneWith(expanded);
        releaseConfirmations();

        awaitConfirmations(false, 0);
    }

    @Test
    @Order(6)
    void oldNameGoesWhenNobodyUsesIt() {
        rollout.migrate(contracted);
        rollout.awaitOrders(10);
        rollout.replaceOneWith(contracted);
        rollout.replaceOneWith(expanded);
    }

    @Test
    @Order(7)
    void versionThatNeedsTheOldNameDoesNotStartAnyMore() {
        var sentence = "schema orders: contract since 6 drop customer id (V7) is for versions that have V6";

        refuses(running, sentence);
        refuses(running, sentence, "migrate");
    }

    @Test
    @Order(8)
    void everythingAddsUpAndNoRequestHasFailed() {
        assertThat(rollout.reckon()).isEmpty();
    }

    private static void refuses(Path version, String sentence, String... command) {
        var ended = stage.run(version, command);

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(WRONG_CONFIGURATION);
        assertThat(ended.output()).contains(sentence);
    }

    private static void writtenBy(ShopClient writer, ShopClient reader, boolean counted) {
        var key = UUID.randomUUID().toString();
        var written = writer.placeOrder(key, "SKU-ROLLOUT", 2, "card_ok").expect(201);
        var path = "/v1/orders/" + written.id();

        for (var property : new String[] {"/customerId", "/items", "/total", "/paymentMethod", "/placedAt"}) {
            assertThat(reader.get(path).expect(200).json().at(property))
                    .isEqualTo(written.json().at(property));
        }
        assertThat(reader.get("/v1/orders").expect(200).text("/items/0/id"))
                .isEqualTo(written.id().toString());
        var again = reader.placeOrder(key, "SKU-ROLLOUT", 2, "card_ok").expect(201);
        assertThat(again.id()).isEqualTo(written.id());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(written.json().has("pieces")).isEqualTo(counted);
        assertThat(again.json().has("pieces")).isFalse();
    }

    private static void holdConfirmations() {
        stage.inDatabase(dsl -> dsl.execute("REVOKE INSERT ON notifications.notification FROM " + owner()));
    }

    private static void releaseConfirmations() {
        stage.inDatabase(dsl -> dsl.execute("GRANT INSERT ON notifications.notification TO " + owner()));
    }

    private static String owner() {
        return stage.inDatabase(dsl -> String.valueOf(
                dsl.fetchValue("SELECT quote_ident(tableowner) FROM pg_tables WHERE schemaname = 'notifications' AND"
                        + " tablename = 'notification'")));
    }

    private static void awaitConfirmations(boolean counted, int waiting) {
        await("%d confirmations that wait".formatted(waiting))
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    var now = confirmations(counted);
                    assertThat(waiting == 0 ? now == 0 : now >= waiting)
                            .as("%d wait", now)
                            .isTrue();
                });
    }

    private static long confirmations(boolean counted) {
        return stage.inDatabase(dsl -> (Long)
                dsl.fetchValue("SELECT count(*) FROM orders.outbox WHERE event_name = 'orders.order-confirmed.v1' AND"
                        + " jsonb_exists(payload, 'pieces') = "
                        + counted));
    }

    private static long unnamedBuyers() {
        return stage.inDatabase(dsl -> (Long)
                dsl.fetchValue("SELECT count(*) FROM orders.placed_order WHERE buyer_id IS DISTINCT FROM customer_id"));
    }
}
