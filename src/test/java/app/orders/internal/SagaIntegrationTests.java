package app.orders.internal;

import static app.orders.internal.OrderFixture.teapot;
import static org.assertj.core.api.Assertions.assertThat;

import app.billing.PaymentCaptured;
import app.billing.PaymentDeclined;
import app.billing.PaymentView;
import app.orders.OrderCancelled;
import app.orders.OrderConfirmed;
import app.orders.OrderPlaced;
import app.orders.OrderView;
import app.orders.OrderView.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every order in which the steps of paying for an order and of cancelling it can happen. Each listener gets its event
 * twice.
 */
class SagaIntegrationTests {

    private static final long STOCK = 10;
    private static final int QUANTITY = 3;

    @AutoClose
    private static final OrdersAtWork AT_WORK = new OrdersAtWork();

    /** What happens, one by one, to an order that was placed. */
    enum Step {
        /** {@code orders.request-payment} finds out whether the order is still pending … */
        LOOK,
        /** … and asks for its payment. */
        ASK,
        CAPTURE,
        DECLINE,
        CONFIRM,
        REFUND_LATE_CAPTURE,
        CANCEL_DECLINED,
        CANCEL,
        SWEEP,
        REFUND_CANCELLED
    }

    @Test
    void confirmsAnOrderThatIsPaid() {
        var saga = new Saga();

        saga.happen(List.of(Step.LOOK, Step.ASK, Step.CAPTURE, Step.REFUND_LATE_CAPTURE, Step.CONFIRM));

        saga.assertStandsAndIsPaid();
    }

    @ParameterizedTest
    @MethodSource("captureAndCancel")
    void givesMoneyAndStockBackWheneverTheCustomerCancels(List<Step> steps) {
        var saga = new Saga();

        saga.happen(steps);

        saga.assertCancelledAndMadeGood();
    }

    @ParameterizedTest
    @MethodSource("captureAndSweep")
    void confirmsOrMakesGoodAnOrderThatIsSweptWhileItIsPaid(List<Step> steps) {
        var saga = new Saga();

        saga.happen(steps);

        if (saga.order().status() == Status.CONFIRMED) {
            saga.assertStandsAndIsPaid();
        } else {
            saga.assertCancelledAndMadeGood();
        }
    }

    @ParameterizedTest
    @MethodSource("declineAndCancel")
    void givesTheStockBackOnceWhetherTheCustomerCancelsOrThePaymentIsDeclined(List<Step> steps) {
        var saga = new Saga();

        saga.happen(steps);

        saga.assertCancelledAndMadeGood();
    }

    static Stream<List<Step>> captureAndCancel() {
        return capturedAnd(List.of(Step.CANCEL, Step.REFUND_CANCELLED));
    }

    static Stream<List<Step>> captureAndSweep() {
        return capturedAnd(List.of(Step.SWEEP, Step.REFUND_CANCELLED));
    }

    static Stream<List<Step>> declineAndCancel() {
        return interleaved(
                List.of(Step.LOOK, Step.ASK, Step.DECLINE, Step.CANCEL_DECLINED),
                List.of(Step.CANCEL, Step.REFUND_CANCELLED))
                .stream();
    }

    /** The two listeners of a capture are independent of each other. */
    private static Stream<List<Step>> capturedAnd(List<Step> cancellation) {
        return Stream.of(
                        List.of(Step.LOOK, Step.ASK, Step.CAPTURE, Step.CONFIRM, Step.REFUND_LATE_CAPTURE),
                        List.of(Step.LOOK, Step.ASK, Step.CAPTURE, Step.REFUND_LATE_CAPTURE, Step.CONFIRM))
                .flatMap(payment -> interleaved(payment, cancellation).stream());
    }

    private static List<List<Step>> interleaved(List<Step> one, List<Step> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return List.of(Stream.concat(one.stream(), other.stream()).toList());
        }
        var all = new ArrayList<List<Step>>();
        interleaved(one.subList(1, one.size()), other).forEach(rest -> all.add(startingWith(one.getFirst(), rest)));
        interleaved(one, other.subList(1, other.size())).forEach(rest -> all.add(startingWith(other.getFirst(), rest)));
        return all;
    }

    private static List<Step> startingWith(Step first, List<Step> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    /** One order, and what is on its way to it. */
    private static final class Saga {

        private final Product product = AT_WORK.offer(teapot(STOCK));
        private final OrderView placed = AT_WORK.place(product, QUANTITY);
        private Optional<PaymentCaptured> captured = Optional.empty();
        private Optional<PaymentDeclined> declined = Optional.empty();

        void happen(List<Step> steps) {
            for (int next = 0; next < steps.size(); next++) {
                var step = steps.get(next);
                if (step == Step.LOOK) {
                    var ask = steps.indexOf(Step.ASK);
                    lookAndAsk(steps.subList(next + 1, ask));
                    next = ask;
                } else {
                    happen(step);
                }
            }
        }

        OrderView order() {
            return AT_WORK.order(placed.id());
        }

        void assertStandsAndIsPaid() {
            assertThat(order().status()).isEqualTo(Status.CONFIRMED);
            assertThat(paymentStatus()).contains(PaymentView.Status.CAPTURED);
            assertThat(AT_WORK.stockOf(product)).isEqualTo(STOCK - QUANTITY);
            assertThat(AT_WORK.events().of(OrderConfirmed.class, placed.id())).hasSize(1);
            assertThat(AT_WORK.events().of(OrderCancelled.class, placed.id())).isEmpty();
        }

        void assertCancelledAndMadeGood() {
            assertThat(order().status()).isEqualTo(Status.CANCELLED);
            assertThat(AT_WORK.stockOf(product)).isEqualTo(STOCK);
            assertThat(AT_WORK.events().of(OrderCancelled.class, placed.id()))
                    .extracting(OrderCancelled::reason)
                    .containsExactly(order().cancellationReason());
            assertThat(paymentStatus().orElse(PaymentView.Status.REFUNDED))
                    .isIn(PaymentView.Status.REFUNDED, PaymentView.Status.DECLINED);
            assertThat(AT_WORK.billing().refundsOf(placed.id().value())).isEqualTo(captured.isPresent() ? 1 : 0);
        }

        /** If the order is not pending when it is looked at, the payment is never asked for. */
        private void lookAndAsk(List<Step> between) {
            var happened = new ArrayList<Step>();
            AT_WORK.billing().beforeNextRequest(() -> {
                happened.addAll(between);
                between.forEach(this::happen);
            });
            AT_WORK.events().of(OrderPlaced.class, placed.id()).forEach(AT_WORK::deliver);
            AT_WORK.billing().beforeNextRequest(() -> {});
            between.subList(happened.size(), between.size()).forEach(this::happen);
        }

        private void happen(Step step) {
            switch (step) {
                case LOOK, ASK -> throw new AssertionError(step + " is a part of lookAndAsk");
                case CAPTURE -> captured = AT_WORK.billing().capture(placed.id().value());
                case DECLINE -> declined = AT_WORK.billing().decline(placed.id().value());
                case CONFIRM -> captured.ifPresent(AT_WORK::deliverToConfirm);
                case REFUND_LATE_CAPTURE -> captured.ifPresent(AT_WORK::deliverToRefund);
                case CANCEL_DECLINED -> declined.ifPresent(AT_WORK::deliver);
                case CANCEL -> AT_WORK.desk().cancel(placed.id());
                case SWEEP -> {
                    AT_WORK.clock().advance(OrderFixture.SETTINGS.pendingLimit().plus(Duration.ofSeconds(1)));
                    AT_WORK.sweep().sweep();
                }
                case REFUND_CANCELLED ->
                    AT_WORK.events().of(OrderCancelled.class, placed.id()).forEach(AT_WORK::deliver);
            }
        }

        private Optional<PaymentView.Status> paymentStatus() {
            return AT_WORK.billing().findByOrder(placed.id().value()).map(PaymentView::status);
        }
    }
}
