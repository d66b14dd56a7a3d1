package app.billing.internal;

import static app.billing.internal.BillingFixture.PRICE;
import static app.billing.internal.BillingFixture.euros;
import static app.billing.internal.BillingFixture.request;
import static app.billing.internal.BillingFixture.requestBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.billing.PaymentRequested;
import app.billing.PaymentView;
import app.billing.PaymentView.Status;
import app.billing.RequestPayment;
import app.runtime.UuidV7;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LedgerIntegrationTests {

    private static BillingForTests billing;

    @BeforeAll
    static void start() {
        billing = new BillingForTests();
    }

    @AfterAll
    static void stop() {
        billing.close();
    }

    @Test
    void recordsARequestedPaymentAsPending() {
        var command = requestBy("card_ok");

        var payment = billing.ledger().requestPayment(command);

        assertThat(payment.status()).isEqualTo(Status.PENDING);
        assertThat(payment.orderId()).isEqualTo(command.orderId());
        assertThat(payment.payerId()).isEqualTo(command.payerId());
        assertThat(payment.amount()).isEqualTo(PRICE);
        assertThat(payment.refunded()).isEqualTo(euros(0));
        assertThat(billing.simulator().requestsFor(command.orderId())).isZero();
    }

    @Test
    void answersTheFirstPaymentWhenAskedAgain() {
        var command = requestBy("card_ok");
        var first = billing.ledger().requestPayment(command);

        var second = billing.ledger().requestPayment(command);

        assertThat(second).isEqualTo(first);
        assertThat(requestsPublishedFor(first)).isOne();
    }

    @Test
    void answersTheCapturedPaymentWhenAskedAgain() {
        var command = requestBy("card_ok");
        var captured = billing.requestAndCapture(command);

        assertThat(billing.ledger().requestPayment(command)).isEqualTo(captured);
        assertThat(captured.status()).isEqualTo(Status.CAPTURED);
    }

    @Test
    void recordsOnePaymentWhenManyAskAtOnce() {
        var command = requestBy("card_ok");

        var answers = BillingForTests.atOnce(20, () -> billing.ledger().requestPayment(command));

        assertThat(new HashSet<>(answers)).hasSize(1);
        assertThat(requestsPublishedFor(answers.getFirst())).isOne();
    }

    @Test
    void refusesADifferentPaymentForTheSameOrder() {
        var command = requestBy("card_ok");
        var first = billing.ledger().requestPayment(command);
        var order = command.orderId();
        var payer = command.payerId();

        var different = Stream.of(
                new RequestPayment(order, payer, euros(2000), "card_ok"),
                new RequestPayment(order, UuidV7.next(), PRICE, "card_ok"),
                new RequestPayment(order, payer, PRICE, "card_slow"));

        assertThat(different)
                .allSatisfy(other -> assertThatThrownBy(() -> billing.ledger().requestPayment(other))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(order.toString()));
        assertThat(billing.paymentOf(order)).isEqualTo(first);
    }

    @Test
    void findsNoPaymentForAnOrderWithoutOne() {
        assertThat(billing.ledger().findByOrder(UuidV7.next())).isEmpty();
    }

    @Test
    void keepsTheLargestAmount() {
        var command = request("card_ok", euros(Long.MAX_VALUE));

        assertThat(billing.requestAndCapture(command).amount()).isEqualTo(euros(Long.MAX_VALUE));
    }

    private static long requestsPublishedFor(PaymentView payment) {
        return billing.published(PaymentRequested.class)
                .filter(event -> event.paymentId().equals(payment.id()))
                .count();
    }
}
