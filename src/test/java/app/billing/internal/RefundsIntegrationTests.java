package app.billing.internal;

import static app.billing.internal.BillingFixture.PRICE;
import static app.billing.internal.BillingFixture.euros;
import static app.billing.internal.BillingFixture.request;
import static app.billing.internal.BillingFixture.requestBy;
import static app.billing.internal.BillingFixture.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.billing.Money;
import app.billing.PaymentProviderSimulator.Refund;
import app.billing.PaymentRefunded;
import app.billing.PaymentView;
import app.billing.PaymentView.Status;
import app.billing.RefundPayment;
import app.billing.RefundPaymentResult;
import app.billing.RefundRequested;
import app.billing.internal.PaymentProvider.UnavailableException;
import app.runtime.UuidV7;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RefundsIntegrationTests {

    private static BillingForTests billing;

    @BeforeAll
    static void start() {
        billing = new BillingForTests();
    }

    @AfterAll
    static void stop() {
        billing.close();
    }

    @AfterEach
    void providerComesBack() {
        billing.simulator().comeBack();
    }

    @Test
    void paysBackInFull() {
        var payment = billing.captured();

        var result = refund(payment);
        billing.payBack(payment, billing.provider());

        assertThat(result).isEqualTo(new RefundPaymentResult.Accepted(payment.id()));
        assertThat(now(payment).status()).isEqualTo(Status.REFUNDED);
        assertThat(now(payment).refunded()).isEqualTo(PRICE);
        assertThat(paidBack(payment)).isEqualTo(1999);
        assertThat(announced(payment)).singleElement().satisfies(event -> {
            assertThat(event.orderId()).isEqualTo(payment.orderId());
            assertThat(event.payerId()).isEqualTo(payment.payerId());
            assertThat(event.amount()).isEqualTo(PRICE);
        });
    }

    @Test
    void opensOneRefundHoweverOftenAndManyAskForTheOrder() {
        var payment = billing.captured();

        var results = BillingForTests.atOnce(10, () -> refund(payment));
        billing.payBack(payment, billing.provider());

        assertThat(results).containsOnly(new RefundPaymentResult.Accepted(payment.id()));
        assertThat(refund(payment)).isEqualTo(new RefundPaymentResult.Accepted(payment.id()));
        assertThat(opened(payment)).hasSize(1);
        assertThat(paidBack(payment)).isEqualTo(1999);
    }

    @Test
    void asksToComeBackWhileThePaymentIsPending() {
        var command = requestBy("card_ok");
        var payment = billing.ledger().requestPayment(command);

        assertThat(refund(payment)).isEqualTo(new RefundPaymentResult.StillPending(payment.id()));
        assertThat(opened(payment)).isEmpty();
    }

    @Test
    void findsNothingToRefundWithoutACharge() {
        var declined = billing.requestAndCapture(requestBy("card_declined"));

        assertThat(refund(declined)).isEqualTo(new RefundPaymentResult.NothingToRefund());
        assertThat(billing.ledger().refund(new RefundPayment(UuidV7.next())))
                .isEqualTo(new RefundPaymentResult.NothingToRefund());
    }

    @Test
    void paysBackAPartAndThenTheRest() {
        var payment = billing.captured();

        billing.requestRefund(payment, wanted(500, "EUR"));
        billing.payBack(payment, billing.provider());
        assertThat(now(payment).status()).isEqualTo(Status.PARTIALLY_REFUNDED);
        assertThat(now(payment).refunded()).isEqualTo(euros(500));

        billing.requestRefund(payment, null);
        billing.payBack(payment, billing.provider());
        assertThat(now(payment).status()).isEqualTo(Status.REFUNDED);
        assertThat(refundsAtTheProvider(payment)).extracting(Refund::amount).containsExactly(500L, 1499L);
    }

    @Test
    void refundsAnOrderInFullWhileAPartIsStillOnItsWay() {
        var payment = billing.captured();
        billing.requestRefund(payment, wanted(500, "EUR"));

        refund(payment);
        billing.payBack(payment, billing.provider());

        assertThat(now(payment).status()).isEqualTo(Status.REFUNDED);
        assertThat(paidBack(payment)).isEqualTo(1999);
    }

    @Test
    void refusesMoreThanRemainsWhilePartsAreStillOnTheirWay() {
        var payment = billing.captured();
        billing.requestRefund(payment, wanted(1500, "EUR"));

        assertThat(billing.requestRefund(payment, wanted(500, "EUR")))
                .isEqualTo(new RequestRefundResult.TooMuch(euros(499)));
        assertThat(opened(payment)).hasSize(1);
    }

    @Test
    void neverPaysBackMoreThanWasCapturedWhenManyAskAtOnce() {
        var payment = billing.captured();

        var results = BillingForTests.atOnce(20, () -> billing.requestRefund(payment, wanted(300, "EUR")));
        billing.payBack(payment, billing.provider());

        assertThat(results.stream().filter(RequestRefundResult.Requested.class::isInstance))
                .hasSize(6);
        assertThat(results.stream().filter(RequestRefundResult.TooMuch.class::isInstance))
                .hasSize(14);
        assertThat(now(payment).refunded()).isEqualTo(euros(1800));
        assertThat(paidBack(payment)).isEqualTo(1800);
    }

    @Test
    void paysBackOnceWhenDeliveriesOverlap() {
        var payment = billing.captured();
        refund(payment);

        BillingForTests.atOnce(4, () -> {
            billing.payBack(payment, billing.provider());
            return true;
        });

        assertThat(paidBack(payment)).isEqualTo(1999);
        assertThat(now(payment).refunded()).isEqualTo(PRICE);
        assertThat(announced(payment)).hasSize(1);
    }

    @Test
    void keepsThePromiseWhileTheProviderIsDown() {
        var payment = billing.captured();
        refund(payment);
        billing.simulator().goDown();
        assertThatThrownBy(() -> billing.payBack(payment, billing.provider())).isInstanceOf(UnavailableException.class);
        assertThat(now(payment).status()).isEqualTo(Status.CAPTURED);

        billing.simulator().comeBack();
        billing.payBack(payment, billing.provider());

        assertThat(now(payment).status()).isEqualTo(Status.REFUNDED);
        assertThat(paidBack(payment)).isEqualTo(1999);
    }

    @Test
    void paysBackTheLargestAmount() {
        var payment = billing.requestAndCapture(request("card_ok", new Money(Long.MAX_VALUE, PRICE.currency())));

        billing.requestRefund(payment, wanted(Long.MAX_VALUE - 1, "EUR"));
        refund(payment);
        billing.payBack(payment, billing.provider());

        assertThat(now(payment).status()).isEqualTo(Status.REFUNDED);
    }

    private static RefundPaymentResult refund(PaymentView payment) {
        return billing.ledger().refund(new RefundPayment(payment.orderId()));
    }

    private static PaymentView now(PaymentView payment) {
        return billing.paymentOf(payment.orderId());
    }

    private static long paidBack(PaymentView payment) {
        return refundsAtTheProvider(payment).stream().mapToLong(Refund::amount).sum();
    }

    private static List<Refund> refundsAtTheProvider(PaymentView payment) {
        return billing.simulator().refundsOf(payment.id().value());
    }

    private static Stream<RefundRequested> opened(PaymentView payment) {
        return billing.published(RefundRequested.class)
                .filter(event -> event.paymentId().equals(payment.id()));
    }

    private static Stream<PaymentRefunded> announced(PaymentView payment) {
        return billing.published(PaymentRefunded.class)
                .filter(event -> event.paymentId().equals(payment.id()));
    }
}
