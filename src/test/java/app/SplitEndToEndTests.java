package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every module alone: one of them is down; then all are folded back into one process. Nobody helps. */
@NeedsModules
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("extraction")
class SplitEndToEndTests {

    private static final List<String> MODULES =
            Modules.discover().all().stream().map(AppModule::name).toList();
    private static final int CUSTOMERS = 5;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int STOCK = 100_000;

    @RegisterExtension
    static final Stage stage = Stage.withBroker("split", Map.of("EVENTS_LEASE", "8s"));

    private Deployment split;

    @BeforeAll
    void openTheShop() {
        stage.prepare();
        split = Deployment.start(stage, Topology.eachAlone(MODULES));
    }

    @Test
    @Order(1)
    void usersDownStopsNewOrdersAndNothingElse() {
        stage.admin(split).putProduct("SKU-1", 1999, STOCK);
        var email = ShopClient.newEmail();
        ShopClient.at(split).register(email, "Ada Lovelace");
        var customer = ShopClient.at(split).login(email);
        var order = customer.placeOrder("SKU-1", 1, "card_ok").expect(201).id();
        customer.get("/v1/payments?orderId=" + order).expect(200);
        customer.get("/v1/notifications").expect(200);
        var neverSeenBefore = ShopClient.at(split).login(email);

        split.kill("users");

        var refused = customer.placeOrder("SKU-1", 1, "card_ok").expect(503);
        assertThat(refused.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(neverSeenBefore.orderStatus(order)).isIn("PENDING", "CONFIRMED");
        await().atMost(Duration.ofSeconds(30)).until(() -> customer.orderStatus(order), "CONFIRMED"::equals);
        neverSeenBefore.get("/v1/payments?orderId=" + order).expect(200);
        neverSeenBefore.get("/v1/notifications").expect(200);

        split.restart("users");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> customer.placeOrder("SKU-1", 1, "card_ok").status() == 201);
    }

    @Test
    @Order(2)
    void losesNothingWhenServicesAreKilledAndThenFoldedBack() {
        stage.admin(split).putProduct("SKU-2", 1999, STOCK);
        var front = new AtomicReference<Entrance>(split);
        try (var rush = Rush.of(CUSTOMERS, "SKU-2", path -> front.get().of(path))) {
            rush.startSteadily(PAUSE);
            for (var module : List.of("billing", "orders")) {
                awaitMore(rush);
                split.kill(module);
                split.restart(module);
            }
            awaitMore(rush);

            var whole = stage.serve().awaitReady();
            awaitMore(rush);
            front.set(whole);
            awaitMore(rush);
            assertThat(split.terminate()).isEmpty();
            awaitMore(rush);
            rush.stop();

            new Reckoning(stage, rush, whole).everythingComesToAddUp(STOCK);
        }
    }

    private static void awaitMore(Rush rush) {
        rush.awaitAccepted(rush.accepted().size() + 5 * CUSTOMERS);
    }
}
