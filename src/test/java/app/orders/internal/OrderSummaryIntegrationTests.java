package app.orders.internal;

import static app.orders.internal.OrderFixture.newSku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.MonoliftTest;
import app.NeedsModules;
import app.ShopClient;
import app.runtime.database.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The summary with all modules there; what it says when one is down is in {@link OrderSummariesTests}. */
@NeedsModules({"billing", "notifications", "users"})
@MonoliftTest
@TestInstance(Lifecycle.PER_CLASS)
class OrderSummaryIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final ShopClient admin;
    private final ShopClient customer;

    OrderSummaryIntegrationTests(@LocalServerPort int port, @Autowired TestDatabase database) {
        var shop = new Shop(port, database);
        admin = shop.newAdmin();
        customer = shop.newCustomer();
    }

    @Test
    void tellsTheOrderItsPaymentAndWhatWasSent() {
        var sku = newSku();
        admin.putProduct(sku, 1999, 10);
        var order = customer.placeOrder(sku, 2, "card_ok").expect(201).id();

        await().atMost(SOON).untilAsserted(() -> {
            var summary = summary(customer, order);
            assertThat(summary.text("/order/status")).isEqualTo("CONFIRMED");
            assertThat(summary.json().at("/payment/available").asBoolean()).isTrue();
            assertThat(summary.text("/payment/status")).isEqualTo("CAPTURED");
            assertThat(summary.json().at("/payment/amount/amount").asLong()).isEqualTo(3998);
            assertThat(summary.json().at("/notifications/available").asBoolean())
                    .isTrue();
            assertThat(summary.json().at("/notifications/items").size()).isPositive();
        });
        assertThat(summary(admin, order).text("/order/id")).isEqualTo(order.toString());
    }

    private static ShopClient.Answer summary(ShopClient client, UUID order) {
        return client.get("/v1/orders/" + order + "/summary").expect(200);
    }
}
