package app.billing.internal;

import app.billing.Money;
import app.billing.PaymentRefunded;
import app.billing.RefundRequested;
import app.runtime.UuidV7;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Opens and closes refunds, inside the caller's transaction. */
@Component
final class Refunds {

    private final PaymentRepository payments;
    private final RefundRepository refunds;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Refunds(PaymentRepository payments, RefundRepository refunds, ApplicationEventPublisher events, Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.events = events;
        this.clock = clock;
    }

    /** Promises the amount to a new refund. The payment is locked, and that much remains of it. */
    void open(Payment payment, Money amount) {
        var now = clock.instant();
        var refund = new Refund(
                UuidV7.next(), payment.id(), payment.orderId(), payment.payerId(), amount, Refund.Status.PENDING);
        if (!payments.reserveForRefund(payment.id(), amount)) {
            throw new IllegalStateException("Payment " + payment.id().value() + " was not locked before its refund");
        }
        refunds.insert(refund, now);
        events.publishEvent(new RefundRequested(UuidV7.next(), now, payment.id(), refund.id()));
    }

    /** Records that the provider paid back. Does nothing the second time. */
    void close(Refund refund) {
        var now = clock.instant();
        if (refunds.recordPaid(refund.id(), now)) {
            payments.recordRefund(refund.paymentId(), refund.amount());
            events.publishEvent(new PaymentRefunded(
                    UuidV7.next(),
                    now,
                    refund.paymentId(),
                    refund.id(),
                    refund.orderId(),
                    refund.payerId(),
                    refund.amount()));
        }
    }
}
