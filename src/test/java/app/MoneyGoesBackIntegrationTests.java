package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.billing.PaymentProviderSimulator;
import app.runtime.database.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The saga across the real modules, the outbox and the provider, where it does not end with a confirmation. */
@NeedsModules
@MonoliftTest
class MoneyGoesBackIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int STOCK = 10;

    private final ShopClient anybody;
    private final TestDatabase database;
    private final PaymentProviderSimulator provider;
    private final String sku = "SKU-" + UUID.randomUUID();
    private ShopClient customer;

    MoneyGoesBackIntegrationTests(
            @LocalServerPort int port, @Autowired TestDatabase database, @Autowired PaymentProviderSimulator provider) {
        this.anybody = ShopClient.atPort(port);
        this.database = database;
        this.provider = provider;
    }

    @BeforeEach
    void offerAProduct() {
        var email = ShopClient.newEmail();
        var id = anybody.register(email, "Admin");
        database.dsl("users").execute("update users.account set admin = true where id = ?", id);
        anybody.login(email).putProduct(sku, 1999, STOCK);
        customer = anybody.newCustomer();
    }

    @AfterEach
    void providerComesBack() {
        provider.comeBack();
    }

    @Test
    void refundsAConfirmedOrderThatIsCancelled() {
        var order = customer.placeOrder(sku, 3, "card_ok").expect(201).id();
        await().atMost(SOON).until(() -> customer.orderStatus(order).equals("CONFIRMED"));

        customer.post("/v1/orders/" + order + "/cancel").expect(200);

        awaitRefund(order);
    }

    @Test
    void refundsAnOrderThatIsCancelledWhileItIsCharged() {
        var order = customer.placeOrder(sku, 3, "card_slow").expect(201).id();
        await().atMost(SOON).until(() -> provider.requestsFor(order) == 1);

        customer.post("/v1/orders/" + order + "/cancel").expect(200);

        awaitRefund(order);
    }

    @Test
    void releasesTheStockOfADeclinedOrder() {
        var order = customer.placeOrder(sku, 3, "card_declined").expect(201).id();

        await().atMost(SOON).until(() -> customer.orderStatus(order).equals("CANCELLED"));

        assertThat(stock()).isEqualTo(STOCK);
        assertThat(provider.capturesOf(order)).isEmpty();
    }

    @Test
    void confirmsAndChargesOnceWhenTheProviderIsBack() {
        provider.goDown();
        var order = customer.placeOrder(sku, 3, "card_ok").expect(201).id();
        await().atMost(SOON).until(() -> provider.requestsFor(order) >= 2);
        assertThat(customer.orderStatus(order)).isEqualTo("PENDING");

        provider.comeBack();

        await().atMost(SOON).until(() -> customer.orderStatus(order).equals("CONFIRMED"));
        assertThat(provider.capturesOf(order)).hasSize(1);
        assertThat(stock()).isEqualTo(STOCK - 3);
    }

    private void awaitRefund(UUID order) {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(payment(order, "status")).isEqualTo("REFUNDED");
            assertThat(refunds(order)).isEqualTo(1);
            assertThat(customer.orderStatus(order)).isEqualTo("CANCELLED");
        });
        assertThat(provider.capturesOf(order)).hasSize(1);
        assertThat(stock()).isEqualTo(STOCK);
    }

    private int refunds(UUID order) {
        var payment = payment(order, "id");
        return payment.isEmpty()
                ? 0
                : provider.refundsOf(UUID.fromString(payment)).size();
    }

    /** Empty as long as nothing was asked of billing. */
    private String payment(UUID order, String field) {
        return customer.get("/v1/payments?orderId=" + order)
                .expect(200)
                .json()
                .at("/items/0/" + field)
                .asString("");
    }

    private int stock() {
        return customer.get("/v1/products/" + sku)
                .expect(200)
                .json()
                .get("stock")
                .asInt();
    }
}
