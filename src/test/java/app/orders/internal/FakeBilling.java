package app.orders.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.billing.Billing;
import app.billing.Money;
import app.billing.PaymentCaptured;
import app.billing.PaymentDeclined;
import app.billing.PaymentId;
import app.billing.PaymentView;
import app.billing.PaymentView.Status;
import app.billing.RefundPayment;
import app.billing.RefundPaymentResult;
import app.billing.RequestPayment;
import app.runtime.UuidV7;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps what {@link Billing} promises: one payment per order, one refund per payment. The provider's answer comes when
 * the test says so.
 */
final class FakeBilling implements Billing {

    private final Map<UUID, PaymentView> payments = new HashMap<>();
    private final Map<UUID, Integer> refunds = new HashMap<>();
    private Runnable beforeNextRequest = () -> {};

    /** Happens when the next payment is asked for, before billing knows of it. */
    void beforeNextRequest(Runnable action) {
        beforeNextRequest = action;
    }

    /** The provider takes the money; empty if it was never asked. */
    synchronized Optional<PaymentCaptured> capture(UUID orderId) {
        return settle(orderId, Status.CAPTURED)
                .map(payment -> new PaymentCaptured(
                        UuidV7.next(), Instant.now(), payment.id(), orderId, payment.payerId(), payment.amount()));
    }

    /** The provider refuses; empty if it was never asked. */
    synchronized Optional<PaymentDeclined> decline(UUID orderId) {
        return settle(orderId, Status.DECLINED)
                .map(payment -> new PaymentDeclined(
                        UuidV7.next(), Instant.now(), payment.id(), orderId, payment.payerId(), "no funds"));
    }

    synchronized int refundsOf(UUID orderId) {
        return refunds.getOrDefault(orderId, 0);
    }

    @Override
    public PaymentView requestPayment(RequestPayment command) {
        requireNoTransaction();
        var action = beforeNextRequest;
        beforeNextRequest = () -> {};
        action.run();
        synchronized (this) {
            return payments.computeIfAbsent(command.orderId(), _ -> requested(command));
        }
    }

    @Override
    public synchronized RefundPaymentResult refund(RefundPayment command) {
        requireNoTransaction();
        var payment = payments.get(command.orderId());
        if (payment == null) {
            return new RefundPaymentResult.NothingToRefund();
        }
        return switch (payment.status()) {
            case PENDING -> new RefundPaymentResult.StillPending(payment.id());
            case CAPTURED, PARTIALLY_REFUNDED -> {
                settle(command.orderId(), Status.REFUNDED);
                refunds.merge(command.orderId(), 1, Integer::sum);
                yield new RefundPaymentResult.Accepted(payment.id());
            }
            case REFUNDED -> new RefundPaymentResult.Accepted(payment.id());
            case DECLINED -> new RefundPaymentResult.NothingToRefund();
        };
    }

    @Override
    public synchronized Optional<PaymentView> findByOrder(UUID orderId) {
        return Optional.ofNullable(payments.get(orderId));
    }

    private Optional<PaymentView> settle(UUID orderId, Status status) {
        UnaryOperator<PaymentView> settled = old -> new PaymentView(
                old.id(),
                orderId,
                old.payerId(),
                status,
                old.amount(),
                status == Status.REFUNDED ? old.amount() : old.refunded(),
                old.method(),
                status == Status.DECLINED ? "no funds" : null,
                old.requestedAt());
        return Optional.ofNullable(payments.computeIfPresent(orderId, (_, old) -> settled.apply(old)));
    }

    private static PaymentView requested(RequestPayment command) {
        var nothing = new Money(0, command.amount().currency());
        return new PaymentView(
                new PaymentId(UuidV7.next()),
                command.orderId(),
                command.payerId(),
                Status.PENDING,
                command.amount(),
                nothing,
                command.method(),
                null,
                Instant.now());
    }

    private static void requireNoTransaction() {
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .as("billing is called inside a transaction of orders")
                .isFalse();
    }
}
