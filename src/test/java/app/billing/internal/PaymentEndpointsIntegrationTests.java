package app.billing.internal;

import static app.billing.internal.BillingFixture.euros;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.MonoliftTest;
import app.NeedsModules;
import app.ShopClient;
import app.billing.Billing;
import app.billing.PaymentProviderSimulator;
import app.billing.PaymentView;
import app.billing.PaymentView.Status;
import app.billing.RequestPayment;
import app.runtime.UuidV7;
import app.runtime.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@NeedsModules("users")
@MonoliftTest
@TestInstance(Lifecycle.PER_CLASS)
class PaymentEndpointsIntegrationTests {

    private static final String PAYMENTS = "/v1/payments";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final ShopClient anybody;
    private final Billing billing;
    private final PaymentProviderSimulator simulator;
    private final TestDatabase database;

    private UUID customerId;
    private ShopClient customer;
    private ShopClient stranger;
    private ShopClient admin;

    PaymentEndpointsIntegrationTests(
            @LocalServerPort int port,
            @Autowired Billing billing,
            @Autowired PaymentProviderSimulator simulator,
            @Autowired TestDatabase database) {
        this.anybody = ShopClient.atPort(port);
        this.billing = billing;
        this.simulator = simulator;
        this.database = database;
    }

    @BeforeAll
    void register() {
        var email = ShopClient.newEmail();
        customerId = anybody.register(email, "Ada Lovelace");
        customer = anybody.login(email);
        stranger = anybody.newCustomer();
        var adminsEmail = ShopClient.newEmail();
        var adminId = anybody.register(adminsEmail, "Grace Hopper");
        database.dsl("users").execute("UPDATE users.account SET admin = true WHERE id = ?", adminId);
        admin = anybody.login(adminsEmail);
    }

    @Test
    void showsMyPayment() {
        var payment = captured();

        var shown = customer.get(path(payment)).expect(200);

        assertThat(shown.json().propertyNames())
                .containsExactly("id", "orderId", "payerId", "status", "amount", "refunded", "method", "requestedAt");
        assertThat(shown.id()).isEqualTo(payment.id().value());
        assertThat(shown.text("/status")).isEqualTo("CAPTURED");
        assertThat(shown.json().at("/amount").toString()).isEqualTo("{\"amount\":1999,\"currency\":\"EUR\"}");
        assertThat(shown.json().at("/refunded").toString()).isEqualTo("{\"amount\":0,\"currency\":\"EUR\"}");
        assertThat(shown.text("/requestedAt")).endsWith("Z");
    }

    @Test
    void showsWhyAPaymentWasDeclined() {
        var payment = settled("card_declined", Status.DECLINED);

        assertThat(customer.get(path(payment)).expect(200).text("/declineReason"))
                .isEqualTo("insufficient_funds");
    }

    @Test
    void hidesAPaymentFromOthersButNotFromAnAdmin() {
        var payment = captured();

        stranger.get(path(payment)).expect(404).expectError("PAYMENT_NOT_FOUND");
        stranger.get(PAYMENTS + "/" + UUID.randomUUID()).expect(404).expectError("PAYMENT_NOT_FOUND");
        admin.get(path(payment)).expect(200);
    }

    @Test
    void findsThePaymentOfMyOrder() {
        var payment = captured();
        var query = PAYMENTS + "?orderId=" + payment.orderId();

        var mine = customer.get(query).expect(200);

        assertThat(mine.json().at("/items")).hasSize(1);
        assertThat(mine.text("/items/0/id")).isEqualTo(payment.id().value().toString());
        assertThat(mine.json().has("nextCursor")).isFalse();
        assertThat(stranger.get(query).expect(200).json().at("/items")).isEmpty();
        assertThat(admin.get(query).expect(200).json().at("/items")).hasSize(1);
    }

    @Test
    void listsMyPaymentsNewestFirstAndStableUnderInserts() {
        var email = ShopClient.newEmail();
        var payer = anybody.register(email, "Ada Lovelace");
        var me = anybody.login(email);
        var ids = Stream.generate(() -> requested(payer, "card_ok").id().value().toString())
                .limit(5)
                .toList();

        var listed = new ArrayList<String>();
        var page = me.get(PAYMENTS + "?limit=2").expect(200);
        requested(payer, "card_ok");
        page.json().at("/items").forEach(item -> listed.add(item.at("/id").asString()));
        while (page.json().has("nextCursor")) {
            page = me.get(PAYMENTS + "?limit=2&cursor=" + page.text("/nextCursor"))
                    .expect(200);
            page.json().at("/items").forEach(item -> listed.add(item.at("/id").asString()));
        }

        assertThat(listed).containsExactlyElementsOf(ids.reversed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=101", "?cursor=forged", "?orderId=7", "/7"})
    void refusesABadQuery(String query) {
        customer.get(PAYMENTS + query).expect(400);
    }

    @Test
    void wantsAToken() {
        var payment = captured();

        anybody.get(PAYMENTS).expect(401);
        anybody.get(path(payment)).expect(401);
        refund(anybody, payment, "key").expect(401);
    }

    @Test
    void letsOnlyAnAdminRefund() {
        var payment = captured();

        refund(customer, payment, "key").expect(403);

        assertThat(simulator.refundsOf(payment.id().value())).isEmpty();
    }

    @Test
    void refundsWhatRemainsWithoutAnAmount() {
        var payment = captured();

        var answer = refund(admin, payment, newKey()).expect(202);

        assertThat(answer.id()).isEqualTo(payment.id().value());
        awaitStatus(payment, Status.REFUNDED);
        assertThat(simulator.refundsOf(payment.id().value()))
                .singleElement()
                .satisfies(refund -> assertThat(refund.amount()).isEqualTo(1999));
        refund(admin, payment, newKey()).expect(409).expectError("PAYMENT_ALREADY_REFUNDED");
    }

    @Test
    void refundsAPart() {
        var payment = captured();

        refund(admin, payment, newKey(), amount(500, "EUR")).expect(202);

        awaitStatus(payment, Status.PARTIALLY_REFUNDED);
        assertThat(billing.findByOrder(payment.orderId()).orElseThrow().refunded())
                .isEqualTo(euros(500));
        refund(admin, payment, newKey(), amount(1500, "EUR")).expect(422).expectError("REFUND_EXCEEDS_PAYMENT");
    }

    @Test
    void repeatsTheAnswerForARepeatedKey() {
        var payment = captured();
        var key = newKey();
        var first = refund(admin, payment, key, amount(500, "EUR")).expect(202);
        awaitStatus(payment, Status.PARTIALLY_REFUNDED);

        var second = refund(admin, payment, key, amount(500, "EUR")).expect(202);

        assertThat(second.bytes()).isEqualTo(first.bytes());
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(simulator.refundsOf(payment.id().value())).hasSize(1);
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherRefund() {
        var payment = captured();
        var key = newKey();
        refund(admin, payment, key, amount(500, "EUR")).expect(202);

        refund(admin, payment, key, amount(501, "EUR")).expect(422).expectError("IDEMPOTENCY_KEY_REUSED");
        refund(admin, payment, key).expect(422).expectError("IDEMPOTENCY_KEY_REUSED");
        refund(admin, captured(), key, amount(500, "EUR")).expect(422).expectError("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void doesNotRememberARefusal() {
        var payment = captured();
        var key = newKey();
        refund(admin, payment, key, amount(2000, "EUR")).expect(422);

        refund(admin, payment, key, amount(1999, "EUR")).expect(202);
    }

    @Test
    void opensOneRefundForManySimultaneousRequestsWithOneKey() {
        var payment = captured();
        var key = newKey();

        var answers = BillingForTests.atOnce(
                20, () -> refund(admin, payment, key, amount(100, "EUR")).expect(202));

        assertThat(new HashSet<>(answers.stream()
                        .map(answer -> new String(answer.bytes(), UTF_8))
                        .toList()))
                .hasSize(1);
        awaitStatus(payment, Status.PARTIALLY_REFUNDED);
        assertThat(simulator.refundsOf(payment.id().value())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, EUR, REFUND_AMOUNT_NOT_POSITIVE, /amount/amount",
        "-1, EUR, REFUND_AMOUNT_NOT_POSITIVE, /amount/amount",
        "2000, EUR, REFUND_EXCEEDS_PAYMENT, /amount/amount",
        "9223372036854775807, EUR, REFUND_EXCEEDS_PAYMENT, /amount/amount",
        "500, USD, REFUND_CURRENCY_MISMATCH, /amount/currency"
    })
    void refusesAnAmountThatCannotBePaidBack(long amount, String currency, String code, String pointer) {
        var payment = captured();

        var refused = refund(admin, payment, newKey(), amount(amount, currency))
                .expect(422)
                .expectError(code);

        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(simulator.refundsOf(payment.id().value())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"amount\": 500}",
                "{\"amount\": {\"amount\": \"500\", \"currency\": \"EUR\"}}",
                "{\"amount\": {\"amount\": 5.5, \"currency\": \"EUR\"}}",
                "{\"amount\": {\"amount\": 1000000000000000000000, \"currency\": \"EUR\"}}",
                "{\"amount\": {\"amount\": null, \"currency\": \"EUR\"}}",
                "{\"amount\": {\"amount\": 500}}",
                "{\"amount\": {\"currency\": \"EUR\"}}",
                "{\"amount\": {\"amount\": 500, \"currency\": \"EURO\"}}",
                "{\"amount\": {\"amount\": 500, \"currency\": \"EUR\", \"fee\": 1}}",
                "{\"sum\": 500}"
            })
    void refusesABodyThatIsNoAmount(String body) {
        var payment = captured();

        admin.with("Idempotency-Key", newKey())
                .postRaw(path(payment) + "/refund", body, "application/json")
                .expect(400);

        assertThat(simulator.refundsOf(payment.id().value())).isEmpty();
    }

    @Test
    void refusesToRefundWhatWasNotCaptured() {
        refund(admin, settled("card_declined", Status.DECLINED), newKey())
                .expect(409)
                .expectError("PAYMENT_NOT_CAPTURED");
    }

    @Test
    void knowsNoOtherPayments() {
        var keyed = admin.with("Idempotency-Key", newKey());

        keyed.post(PAYMENTS + "/" + UUID.randomUUID() + "/refund").expect(404).expectError("PAYMENT_NOT_FOUND");
        keyed.post(PAYMENTS + "/7/refund").expect(400);
    }

    @Test
    void wantsAKeyForARefund() {
        admin.post(path(captured()) + "/refund").expect(400).expectError("IDEMPOTENCY_KEY_MISSING");
    }

    private PaymentView captured() {
        return settled("card_ok", Status.CAPTURED);
    }

    private PaymentView settled(String method, Status status) {
        var payment = requested(customerId, method);
        awaitStatus(payment, status);
        return payment;
    }

    private PaymentView requested(UUID payer, String method) {
        return billing.requestPayment(new RequestPayment(UuidV7.next(), payer, BillingFixture.PRICE, method));
    }

    private void awaitStatus(PaymentView payment, Status status) {
        await().atMost(SOON)
                .until(() ->
                        billing.findByOrder(payment.orderId()).orElseThrow().status() == status);
    }

    private static ShopClient.Answer refund(ShopClient caller, PaymentView payment, String key) {
        return caller.with("Idempotency-Key", key).post(path(payment) + "/refund");
    }

    private static ShopClient.Answer refund(
            ShopClient caller, PaymentView payment, String key, Map<String, Object> body) {
        return caller.with("Idempotency-Key", key).post(path(payment) + "/refund", body);
    }

    private static Map<String, Object> amount(long amount, String currency) {
        return Map.of("amount", Map.of("amount", amount, "currency", currency));
    }

    private static String path(PaymentView payment) {
        return PAYMENTS + "/" + payment.id().value();
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
