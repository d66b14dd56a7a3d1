package app.billing.internal;

import static app.billing.internal.BillingFixture.PRICE;
import static app.billing.internal.BillingFixture.requestBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.billing.PaymentCaptured;
import app.billing.PaymentDeclined;
import app.billing.PaymentView.Status;
import app.billing.RequestPayment;
import app.billing.internal.PaymentProvider.UnavailableException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CaptureListenerIntegrationTests {

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
    void capturesAtTheProviderAndSaysSo() {
        var command = requested("card_ok");

        billing.capture(command.orderId(), billing.provider());

        assertThat(statusOf(command)).isEqualTo(Status.CAPTURED);
        assertThat(billing.simulator().capturesOf(command.orderId()))
                .singleElement()
                .satisfies(capture -> assertThat(capture.amount()).isEqualTo(1999));
        assertThat(captured(command)).singleElement().satisfies(event -> {
            assertThat(event.payerId()).isEqualTo(command.payerId());
            assertThat(event.amount()).isEqualTo(PRICE);
        });
    }

    @Test
    void declinesForGood() {
        var command = requested("card_declined");

        billing.capture(command.orderId(), billing.provider());
        billing.capture(command.orderId(), billing.provider());

        assertThat(statusOf(command)).isEqualTo(Status.DECLINED);
        assertThat(billing.paymentOf(command.orderId()).declineReason()).isEqualTo("insufficient_funds");
        assertThat(billing.simulator().capturesOf(command.orderId())).isEmpty();
        assertThat(billing.published(PaymentDeclined.class)
                        .filter(event -> event.orderId().equals(command.orderId())))
                .singleElement()
                .satisfies(event -> assertThat(event.reason()).isEqualTo("insufficient_funds"));
    }

    @Test
    void staysPendingUntilAFlakyProviderAnswers() {
        var command = requested("card_flaky");

        failsToCapture(command.orderId(), billing.provider());
        failsToCapture(command.orderId(), billing.provider());
        assertThat(statusOf(command)).isEqualTo(Status.PENDING);
        billing.capture(command.orderId(), billing.provider());

        assertThat(statusOf(command)).isEqualTo(Status.CAPTURED);
        assertThat(billing.simulator().capturesOf(command.orderId())).hasSize(1);
    }

    @Test
    void staysPendingWhileTheProviderIsDown() {
        var command = requested("card_ok");
        billing.simulator().goDown();
        failsToCapture(command.orderId(), billing.provider());
        assertThat(statusOf(command)).isEqualTo(Status.PENDING);

        billing.simulator().comeBack();
        billing.capture(command.orderId(), billing.provider());

        assertThat(statusOf(command)).isEqualTo(Status.CAPTURED);
    }

    @Test
    void staysPendingWhileNoProviderIsConfigured() {
        var command = requested("card_ok");

        failsToCapture(command.orderId(), new MissingPaymentProvider());

        assertThat(statusOf(command)).isEqualTo(Status.PENDING);
        assertThat(captured(command)).isEmpty();
    }

    @Test
    void chargesOnceWhenTheAnswerComesTooLate() {
        var command = requested("card_slow");
        var impatient = billing.providerWithin(Duration.ofMillis(300));

        failsToCapture(command.orderId(), impatient);
        assertThat(statusOf(command)).isEqualTo(Status.PENDING);
        billing.capture(command.orderId(), impatient);

        assertThat(statusOf(command)).isEqualTo(Status.CAPTURED);
        assertThat(billing.simulator().requestsFor(command.orderId())).isEqualTo(2);
        assertThat(billing.simulator().capturesOf(command.orderId())).hasSize(1);
    }

    @Test
    void chargesOnceWhenTheProcessDiesBeforeItRecordsTheCapture() {
        var command = requested("card_ok");

        failsToCapture(command.orderId(), new Interposed(billing.provider(), () -> {
            throw new UnavailableException("died");
        }));
        billing.capture(command.orderId(), billing.provider());

        assertThat(statusOf(command)).isEqualTo(Status.CAPTURED);
        assertThat(billing.simulator().capturesOf(command.orderId())).hasSize(1);
        assertThat(captured(command)).hasSize(1);
    }

    @Test
    void chargesAndSaysSoOnceWhenDeliveriesOverlap() {
        var command = requested("card_ok");
        var allAsked = new CyclicBarrier(4);
        var provider = new Interposed(billing.provider(), () -> await(allAsked));

        BillingForTests.atOnce(4, () -> {
            billing.capture(command.orderId(), provider);
            return true;
        });

        assertThat(billing.simulator().requestsFor(command.orderId())).isEqualTo(4);
        assertThat(billing.simulator().capturesOf(command.orderId())).hasSize(1);
        assertThat(captured(command)).hasSize(1);
    }

    @Test
    void asksNobodyOnceThePaymentIsSettled() {
        var command = requested("card_ok");
        billing.capture(command.orderId(), billing.provider());

        billing.capture(command.orderId(), billing.provider());

        assertThat(billing.simulator().requestsFor(command.orderId())).isOne();
    }

    private static RequestPayment requested(String method) {
        var command = requestBy(method);
        billing.ledger().requestPayment(command);
        return command;
    }

    private static Status statusOf(RequestPayment command) {
        return billing.paymentOf(command.orderId()).status();
    }

    private static Stream<PaymentCaptured> captured(RequestPayment command) {
        return billing.published(PaymentCaptured.class)
                .filter(event -> event.orderId().equals(command.orderId()));
    }

    private static void failsToCapture(UUID orderId, PaymentProvider provider) {
        assertThatThrownBy(() -> billing.capture(orderId, provider)).isInstanceOf(UnavailableException.class);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new IllegalStateException("The others did not come", alone);
        }
    }

    /** Does something between the provider's answer and its recording. */
    private record Interposed(PaymentProvider provider, Runnable afterwards) implements PaymentProvider {

        @Override
        public CaptureResult capture(Payment payment) {
            var result = provider.capture(payment);
            afterwards.run();
            return result;
        }

        @Override
        public void refund(Refund refund) {
            provider.refund(refund);
            afterwards.run();
        }
    }
}
