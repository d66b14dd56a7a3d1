package app.billing.internal;

import static app.billing.internal.BillingFixture.requestBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.MonoliftTest;
import app.NeedsModules;
import app.ShopClient;
import app.billing.Billing;
import app.billing.PaymentProviderSimulator;
import app.billing.PaymentView.Status;
import app.billing.RefundPayment;
import app.billing.RequestPayment;
import app.runtime.UuidV7;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Billing in the running application: the outbox delivers and retries. */
@NeedsModules({"orders", "users"})
@MonoliftTest
class PaymentSagaIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final ShopClient shop;
    private final Billing billing;
    private final PaymentProviderSimulator simulator;

    PaymentSagaIntegrationTests(
            @LocalServerPort int port, @Autowired Billing billing, @Autowired PaymentProviderSimulator simulator) {
        this.shop = ShopClient.atPort(port);
        this.billing = billing;
        this.simulator = simulator;
    }

    @AfterEach
    void providerComesBack() {
        simulator.comeBack();
    }

    @ParameterizedTest
    @CsvSource({
        "card_ok, CAPTURED, 1",
        "card_declined, DECLINED, 0",
        "card_flaky, CAPTURED, 1",
        "card_slow, CAPTURED, 1"
    })
    void settlesEveryPaymentByItself(String method, Status status, int charges) {
        var command = requestBy(method);

        billing.requestPayment(command);

        await().atMost(SOON).until(() -> statusOf(command) == status);
        assertThat(simulator.capturesOf(command.orderId())).hasSize(charges);
    }

    @Test
    void chargesOnceAfterTheProviderWasDown() {
        simulator.goDown();
        var command = requestBy("card_ok");
        billing.requestPayment(command);
        await().atMost(SOON).until(() -> simulator.requestsFor(command.orderId()) >= 2);
        assertThat(statusOf(command)).isEqualTo(Status.PENDING);

        simulator.comeBack();

        await().atMost(SOON).until(() -> statusOf(command) == Status.CAPTURED);
        assertThat(simulator.capturesOf(command.orderId())).hasSize(1);
    }

    @Test
    void holdsNoConnectionWhileTheProviderThinks() {
        var slow = Stream.generate(() -> requestBy("card_slow")).limit(8).toList();

        slow.forEach(billing::requestPayment);
        await().atMost(SOON).until(() -> slow.stream().allMatch(it -> simulator.requestsFor(it.orderId()) > 0));

        assertThat(BillingForTests.atOnce(8, () -> statusOf(slow.getFirst()))).containsOnly(Status.PENDING);
        await().atMost(SOON).until(() -> slow.stream().allMatch(it -> statusOf(it) == Status.CAPTURED));
    }

    @Test
    void paysBackOnceAfterTheProviderWasDown() {
        var payer = shop.register(ShopClient.newEmail(), "Ada Lovelace");
        var command = new RequestPayment(UuidV7.next(), payer, BillingFixture.PRICE, "card_ok");
        var payment = billing.requestPayment(command);
        await().atMost(SOON).until(() -> statusOf(command) == Status.CAPTURED);
        simulator.goDown();
        billing.refund(new RefundPayment(command.orderId()));
        billing.refund(new RefundPayment(command.orderId()));
        assertThat(statusOf(command)).isEqualTo(Status.CAPTURED);

        simulator.comeBack();

        await().atMost(SOON).until(() -> statusOf(command) == Status.REFUNDED);
        assertThat(simulator.refundsOf(payment.id().value())).hasSize(1);
    }

    private Status statusOf(RequestPayment command) {
        return billing.findByOrder(command.orderId()).orElseThrow().status();
    }
}
