package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two processes share one database; then there is one. */
@NeedsModules
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(Integer.MAX_VALUE - 2) // one of the longest: the second worker begins with the last
class TwoInstancesEndToEndTests {

    private static final int CUSTOMERS = 6;
    private static final int ORDERS_EACH = 10;
    private static final int ORDERS = CUSTOMERS * ORDERS_EACH;
    private static final int STOCK = 10_000;

    @RegisterExtension
    static final Stage stage = new Stage("two-instances", Map.of("EVENTS_LEASE", "20s"));

    private JarProcess surviving;
    private JarProcess doomed;

    @BeforeAll
    void openTheShopTwice() {
        stage.prepare();
        surviving = stage.serve();
        doomed = stage.serve().awaitReady();
        surviving.awaitReady();
    }

    @Test
    @Order(1)
    void handleEveryEventOnce() {
        try (var rush = rushFor("SKU-CALM")) {
            rush.start(ORDERS_EACH);
            rush.awaitEnd();

            var reckoning = reckoning(rush);
            reckoning.everyPaymentWasAskedForOnce();
            reckoning.noMailCanBeARepeat();
        }
    }

    @Test
    @Order(2)
    void loseNothingWhenOneIsKilled() {
        try (var rush = rushFor("SKU-CRASH")) {
            rush.start(ORDERS_EACH);
            rush.awaitAccepted(ORDERS / 2);
            doomed.kill();
            rush.awaitEnd();

            reckoning(rush);
        }
    }

    private Rush rushFor(String sku) {
        stage.admin(surviving).putProduct(sku, 1999, STOCK);
        return Rush.of(CUSTOMERS, sku, surviving, doomed);
    }

    private Reckoning reckoning(Rush rush) {
        assertThat(rush.accepted()).hasSize(ORDERS);
        var reckoning = new Reckoning(stage, rush, surviving).awaitRest();
        reckoning.everythingAddsUp(STOCK);
        return reckoning;
    }
}
