package app.facades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.billing.Billing;
import app.billing.Money;
import app.billing.PaymentView;
import app.billing.PaymentView.Status;
import app.billing.RefundPayment;
import app.billing.RefundPaymentResult;
import app.billing.RequestPayment;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Billing} promises, whatever lies between it and its caller. */
abstract class BillingPromises {

    private final UUID order = UUID.randomUUID();

    abstract Site site();

    @Test
    void recordsOnePaymentPerOrder() {
        var command = request("card_slow", 1999);

        var payment = billing().requestPayment(command);

        assertThat(payment.orderId()).isEqualTo(order);
        assertThat(payment.payerId()).isEqualTo(command.payerId());
        assertThat(payment.status()).isEqualTo(Status.PENDING);
        assertThat(payment.amount()).isEqualTo(euros(1999));
        assertThat(payment.refunded()).isEqualTo(euros(0));
        assertThat(payment.declineReason()).isNull();
        assertThat(billing().requestPayment(command)).isEqualTo(payment);
        assertThat(billing().findByOrder(order)).map(PaymentView::id).contains(payment.id());
    }

    @Test
    void saysWhyACardWasDeclined() {
        billing().requestPayment(request("card_declined", 1));

        assertThat(awaited(Status.DECLINED).declineReason()).isNotEmpty();
        assertThat(billing().refund(new RefundPayment(order))).isEqualTo(new RefundPaymentResult.NothingToRefund());
    }

    @Test
    void refusesASecondPaymentThatDiffers() {
        var command = request("card_slow", 1999);
        billing().requestPayment(command);

        assertThatThrownBy(() -> billing()
                        .requestPayment(new RequestPayment(order, command.payerId(), euros(2000), "card_slow")))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("Order " + order + " has a payment of another amount, payer or method");
    }

    @Test
    void hasNothingToSayOfAnOrderThatNobodyPays() {
        assertThat(billing().findByOrder(order)).isEmpty();
        assertThat(billing().refund(new RefundPayment(order))).isEqualTo(new RefundPaymentResult.NothingToRefund());
    }

    @Test
    void refundsWhatWasCaptured() {
        var payment = billing().requestPayment(request("card_ok", 1999));
        awaited(Status.CAPTURED);

        assertThat(billing().refund(new RefundPayment(order)))
                .isEqualTo(new RefundPaymentResult.Accepted(payment.id()));

        assertThat(awaited(Status.REFUNDED).refunded()).isEqualTo(euros(1999));
        assertThat(billing().refund(new RefundPayment(order)))
                .isEqualTo(new RefundPaymentResult.Accepted(payment.id()));
    }

    @Test
    void refundsNothingWhileTheCaptureIsNotAnswered() {
        var payment = billing().requestPayment(request("card_slow", 1999));

        assertThat(billing().refund(new RefundPayment(order)))
                .isEqualTo(new RefundPaymentResult.StillPending(payment.id()));
    }

    private PaymentView awaited(Status status) {
        return await().atMost(Site.SOON)
                .until(() -> billing().findByOrder(order).orElseThrow(), payment -> payment.status() == status);
    }

    private RequestPayment request(String method, long cents) {
        return new RequestPayment(order, UUID.randomUUID(), euros(cents), method);
    }

    private static Money euros(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }

    private Billing billing() {
        return site().facade(Billing.class);
    }
}
