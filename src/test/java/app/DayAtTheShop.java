package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.notifications.ReceivedMail;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A customer's and an operator's day with the packaged jar, however its modules are spread over processes: whoever
 * extends this says how, and calls {@link #open} when they are ready.
 */
abstract class DayAtTheShop {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int STOCK = 100;

    private String email = "";
    private ShopClient admin = ShopClient.atPort(0);
    private ShopClient customer = ShopClient.atPort(0);

    abstract Stage stage();

    /** Of one of the processes, beside those of the stage. */
    abstract Map<String, String> settings();

    /** Another instance of that process, not ready yet. */
    abstract JarProcess oneMore();

    final void open(Entrance shop) {
        email = ShopClient.newEmail();
        admin = stage().admin(shop);
        ShopClient.at(shop).register(email, "Zoë Müller");
        customer = ShopClient.at(shop).login(email);
    }

    @Test
    void migratesASecondTimeWithoutComplaint() {
        assertThat(stage().run(settings(), "migrate").exitCode()).isZero();
    }

    @Test
    void saysWhatIsMissingWhenThereIsNoDatabase() {
        var ended = runWithout("DATABASE_URL");

        assertThat(ended.exitCode()).isEqualTo(78);
        assertThat(ended.output()).contains("DATABASE_URL").doesNotContain("\tat ", "Exception");
    }

    @Test
    void welcomesANewCustomerByMail() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stage().mailbox().messagesFor(email))
                        .extracting(ReceivedMail::subject)
                        .containsOnlyOnce("Welcome to Monolift"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"card_ok", "card_flaky"})
    void confirmsChargesAndMailsAnOrder(String paymentMethod) {
        var sku = newProduct();

        var placed = customer.placeOrder(sku, 3, paymentMethod).expect(201);

        assertThat(placed.text("/status")).isEqualTo("PENDING");
        awaitStatus(placed.id(), "CONFIRMED");
        assertThat(payment(placed.id()).text("/items/0/status")).isEqualTo("CAPTURED");
        assertThat(payment(placed.id()).json().at("/items/0/amount/amount").asLong())
                .isEqualTo(3 * 1999);
        assertThat(stage().provider().capturesOf(placed.id())).singleElement().satisfies(capture -> {
            assertThat(capture.amount()).isEqualTo(3 * 1999);
            assertThat(capture.currency()).isEqualTo("EUR");
        });
        assertThat(stockOf(sku)).isEqualTo(STOCK - 3);
        awaitMail("Your order %s is confirmed".formatted(placed.id()));
    }

    @Test
    void cancelsADeclinedOrderChargesNothingAndReleasesTheStock() {
        var sku = newProduct();

        var placed = customer.placeOrder(sku, 3, "card_declined").expect(201);

        awaitStatus(placed.id(), "CANCELLED");
        assertThat(payment(placed.id()).text("/items/0/status")).isEqualTo("DECLINED");
        assertThat(stage().provider().capturesOf(placed.id())).isEmpty();
        await().atMost(SOON).untilAsserted(() -> assertThat(stockOf(sku)).isEqualTo(STOCK));
        awaitMail("Your order %s is cancelled".formatted(placed.id()));
    }

    @Test
    void showsOrderPaymentAndMailInOneAnswer() {
        var placed = customer.placeOrder(newProduct(), 1, "card_ok").expect(201);

        await().atMost(SOON).untilAsserted(() -> {
            var summary = customer.get("/v1/orders/" + placed.id() + "/summary")
                    .expect(200)
                    .json();
            assertThat(summary.toString()).contains("CONFIRMED", "CAPTURED", "SENT");
        });
    }

    @Test
    void endsWithoutAnErrorWhenToldTo() {
        var instance = oneMore().awaitReady();

        assertThat(instance.terminate()).isZero();
    }

    private JarProcess.Ended runWithout(String variable) {
        var settings = new HashMap<>(settings());
        settings.put(variable, "");
        return stage().run(settings);
    }

    private String newProduct() {
        var sku = "SKU-" + UUID.randomUUID();
        admin.putProduct(sku, 1999, STOCK);
        return sku;
    }

    private long stockOf(String sku) {
        return customer.get("/v1/products/" + sku)
                .expect(200)
                .json()
                .at("/stock")
                .asLong();
    }

    private ShopClient.Answer payment(UUID orderId) {
        return customer.get("/v1/payments?orderId=" + orderId).expect(200);
    }

    private void awaitStatus(UUID orderId, String status) {
        await().atMost(SOON).until(() -> customer.orderStatus(orderId), status::equals);
    }

    private void awaitMail(String subject) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stage().mailbox().messagesFor(email))
                        .extracting(ReceivedMail::subject)
                        .containsOnlyOnce(subject));
    }
}
