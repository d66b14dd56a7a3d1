package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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
@Tag("delivery")
class TwoVersionsEndToEndTests {

    private static final boolean WITH_PIECES = true;
    private static final boolean WITHOUT_PIECES = false;
    private static final int WRONG_CONFIGURATION = 78;

    @RegisterExtension
    static final Stage stage = new Stage("two-versions", Rollout.SETTINGS);

    private final HeldConfirmations confirmations = new HeldConfirmations(stage);
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

        assertThat(ordersWithTwoBuyers()).isEqualTo(0L);
    }

    @Test
    @Order(3)
    void eachReadsWhatTheOtherHasWritten() {
        rollout.replaceOneWith(expanded);

        var customer = ShopClient.at(rollout).newCustomer();
        var old = customer.movedTo(rollout.older());
        var next = customer.movedTo(rollout.newer());
        isReadBy(next, old, false);
        isReadBy(old, next, true);
    }

    @Test
    @Order(4)
    void nextVersionHandlesTheEventsOfTheRunningOne() {
        confirmations.hold();
        confirmations.awaitWaiting(WITHOUT_PIECES);
        rollout.replaceOneWith(expanded);

        confirmations.release();
        confirmations.awaitNone(WITHOUT_PIECES);
    }

    /** As {@code k8s/roll-out} does it: the older image migrates, too. */
    @Test
    @Order(5)
    void wayBackLeavesTheSchemaAsItIsAndHandlesTheEventsOfTheNextVersion() {
        rollout.migrate(running);
        rollout.replaceOneWith(running);
        confirmations.hold();
        confirmations.awaitWaiting(WITH_PIECES);
        rollout.replaceOneWith(running);

        confirmations.release();
        confirmations.awaitNone(WITH_PIECES);
    }

    @Test
    @Order(6)
    void oldNameGoesOnceNobodyUsesIt() {
        rollout.migrate(expanded);
        rollout.replaceOneWith(expanded);
        rollout.replaceOneWith(expanded);

        rollout.migrate(contracted);
        rollout.awaitOrders(5);
        rollout.replaceOneWith(contracted);
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

    private static void isReadBy(ShopClient reader, ShopClient writer, boolean counted) {
        var key = UUID.randomUUID().toString();
        var written = writer.placeOrder(key, Rollout.OTHER_SKU, 2, "card_ok").expect(201);
        var read = reader.get("/v1/orders/" + written.id()).expect(200);
        var repeated = reader.placeOrder(key, Rollout.OTHER_SKU, 2, "card_ok").expect(201);

        assertThat(written.json().has("pieces")).isEqualTo(counted);
        for (var property : List.of("/id", "/customerId", "/items", "/total", "/paymentMethod", "/placedAt")) {
            assertThat(read.json().at(property)).isEqualTo(written.json().at(property));
        }
        assertThat(reader.get("/v1/orders").expect(200).text("/items/0/id")).isEqualTo(written.text("/id"));
        assertThat(repeated.id()).isEqualTo(written.id());
        assertThat(repeated.header("Idempotency-Replayed")).isEqualTo("true");
    }

    private static Object ordersWithTwoBuyers() {
        return stage.inDatabase(dsl ->
                dsl.fetchValue("SELECT count(*) FROM orders.placed_order WHERE buyer_id IS DISTINCT FROM customer_id"));
    }
}
