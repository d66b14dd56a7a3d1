package app.billing.internal;

import app.billing.Billing;
import app.billing.PaymentId;
import app.billing.PaymentRequested;
import app.billing.PaymentView;
import app.billing.RefundPayment;
import app.billing.RefundPaymentResult;
import app.billing.RequestPayment;
import app.runtime.UuidV7;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

@Component
final class Ledger implements Billing {

    private final TransactionOperations transaction;
    private final PaymentRepository payments;
    private final Refunds refunds;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Ledger(
            TransactionOperations transaction,
            PaymentRepository payments,
            Refunds refunds,
            ApplicationEventPublisher events,
            Clock clock) {
        this.transaction = transaction;
        this.payments = payments;
        this.refunds = refunds;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public PaymentView requestPayment(RequestPayment command) {
        // As precise as the database: the first answer is the same as every later one.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var payment = Payment.requested(new PaymentId(UuidV7.next()), command, now);
        return transaction.execute(status -> {
            if (!payments.insertOncePerOrder(payment)) {
                return existing(command).view();
            }
            events.publishEvent(new PaymentRequested(UuidV7.next(), now, payment.id(), payment.orderId()));
            return payment.view();
        });
    }

    @Override
    public RefundPaymentResult refund(RefundPayment command) {
        return transaction.execute(status -> payments.lockByOrder(command.orderId())
                .map(this::refund)
                .orElseGet(RefundPaymentResult.NothingToRefund::new));
    }

    @Override
    public Optional<PaymentView> findByOrder(UUID orderId) {
        return payments.findByOrder(orderId).map(Payment::view);
    }

    private Payment existing(RequestPayment command) {
        return payments.findByOrder(command.orderId())
                .filter(payment -> payment.answers(command))
                .orElseThrow(() -> new IllegalArgumentException(
                        "Order " + command.orderId() + " has a payment of another amount, payer or method"));
    }

    private RefundPaymentResult refund(Payment payment) {
        return switch (payment.status()) {
            case PENDING -> new RefundPaymentResult.StillPending(payment.id());
            case DECLINED -> new RefundPaymentResult.NothingToRefund();
            case CAPTURED, PARTIALLY_REFUNDED, REFUNDED -> refundRest(payment);
        };
    }

    private RefundPaymentResult refundRest(Payment payment) {
        var rest = payment.remaining();
        if (rest.amount() > 0) {
            refunds.open(payment, rest);
        }
        return new RefundPaymentResult.Accepted(payment.id());
    }
}
