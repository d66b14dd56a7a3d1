package app.billing.internal;

import static app.billing.internal.BillingFixture.EUR;
import static app.billing.internal.BillingFixture.NOON;
import static app.billing.internal.BillingFixture.PRICE;
import static app.billing.internal.BillingFixture.euros;
import static app.billing.internal.BillingFixture.payment;
import static app.billing.internal.BillingFixture.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import app.billing.PaymentId;
import app.billing.PaymentView.Status;
import app.billing.RequestPayment;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentTests {

    @Test
    void promisesNothingTwice() {
        assertThat(payment(Status.PARTIALLY_REFUNDED, PRICE, 300, 700).remaining())
                .isEqualTo(euros(999));
    }

    @Test
    void refundsWhatRemainsAndAnyPartOfIt() {
        var payment = payment(Status.PARTIALLY_REFUNDED, PRICE, 300, 700);

        assertThat(payment.refusalOf(null)).isEmpty();
        assertThat(payment.refusalOf(wanted(1, "EUR"))).isEmpty();
        assertThat(payment.refusalOf(wanted(999, "EUR"))).isEmpty();
    }

    @Test
    void refusesToRefundMoreThanRemains() {
        assertThat(payment(Status.PARTIALLY_REFUNDED, PRICE, 300, 700).refusalOf(wanted(1000, "EUR")))
                .contains(new RequestRefundResult.TooMuch(euros(999)));
    }

    @Test
    void doesNotOverflowWithTheLargestAmounts() {
        var payment = payment(Status.PARTIALLY_REFUNDED, euros(Long.MAX_VALUE), Long.MAX_VALUE - 2, 1);

        assertThat(payment.refusalOf(wanted(Long.MAX_VALUE, "EUR")))
                .contains(new RequestRefundResult.TooMuch(euros(1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void refusesToRefundLessThanAUnit(long amount) {
        assertThat(payment(Status.CAPTURED, PRICE, 0, 0).refusalOf(wanted(amount, "EUR")))
                .contains(new RequestRefundResult.NotPositive());
    }

    @Test
    void refusesToRefundInAnotherCurrency() {
        assertThat(payment(Status.CAPTURED, PRICE, 0, 0).refusalOf(wanted(5, "USD")))
                .contains(new RequestRefundResult.OtherCurrency(EUR));
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "DECLINED"})
    void refusesToRefundWhatWasNotCaptured(Status status) {
        var payment = payment(status, PRICE, 0, 0);

        assertThat(payment.refusalOf(null)).contains(new RequestRefundResult.NotCaptured(status));
        assertThat(payment.refusalOf(wanted(5, "EUR"))).contains(new RequestRefundResult.NotCaptured(status));
    }

    @Test
    void refusesToRefundTheRestWhenNothingIsLeft() {
        assertThat(payment(Status.CAPTURED, PRICE, 1999, 0).refusalOf(null))
                .contains(new RequestRefundResult.NothingLeft());
        assertThat(payment(Status.REFUNDED, PRICE, 0, 1999).refusalOf(null))
                .contains(new RequestRefundResult.NothingLeft());
    }

    @Test
    void answersOnlyTheCommandThatRequestedIt() {
        var command = new RequestPayment(new UUID(1, 1), new UUID(2, 2), PRICE, "card_ok");
        var payment = Payment.requested(new PaymentId(new UUID(3, 3)), command, NOON);

        assertThat(payment.answers(command)).isTrue();
        assertThat(payment.answers(new RequestPayment(command.orderId(), command.payerId(), euros(1), "card_ok")))
                .isFalse();
        assertThat(payment.answers(new RequestPayment(command.orderId(), new UUID(9, 9), PRICE, "card_ok")))
                .isFalse();
        assertThat(payment.answers(new RequestPayment(command.orderId(), command.payerId(), PRICE, "card_slow")))
                .isFalse();
    }

    @Test
    void showsWhatWasPaidBackButNotWhatIsPromised() {
        assertThat(payment(Status.PARTIALLY_REFUNDED, PRICE, 300, 700).view().refunded())
                .isEqualTo(euros(700));
    }
}
