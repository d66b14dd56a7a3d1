package app.billing.internal;

import app.billing.PaymentCaptured;
import app.billing.PaymentDeclined;
import app.billing.PaymentRequested;
import app.billing.internal.PaymentProvider.CaptureResult;
import app.runtime.UuidV7;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Charges a requested payment. Needs no inbox: the provider charges once per payment id, and the first who records the
 * outcome is the only one, however often and however overlapping the event is delivered.
 */
@Component
class CaptureListener {

    private final PaymentRepository payments;
    private final PaymentProvider provider;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaptureListener(
            PaymentRepository payments,
            PaymentProvider provider,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.payments = payments;
        this.provider = provider;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @ApplicationModuleListener(id = "billing.capture", propagation = Propagation.NOT_SUPPORTED)
    void capture(PaymentRequested event) {
        var payment = payments.find(event.paymentId())
                .orElseThrow(() -> new IllegalStateException(
                        "Payment " + event.paymentId().value() + " was requested but does not exist"));
        if (payment.isPending()) {
            var result = provider.capture(payment);
            transaction.executeWithoutResult(status -> record(payment, result));
        }
    }

    private void record(Payment payment, CaptureResult result) {
        switch (result) {
            case CaptureResult.Captured(var reference) -> recordCapture(payment, reference);
            case CaptureResult.Declined(var reason) -> recordDecline(payment, reason);
        }
    }

    private void recordCapture(Payment payment, String reference) {
        if (payments.recordCapture(payment.id(), reference)) {
            events.publishEvent(new PaymentCaptured(
                    UuidV7.next(),
                    clock.instant(),
                    payment.id(),
                    payment.orderId(),
                    payment.payerId(),
                    payment.amount()));
        }
    }

    private void recordDecline(Payment payment, String reason) {
        if (payments.recordDecline(payment.id(), reason)) {
            events.publishEvent(new PaymentDeclined(
                    UuidV7.next(), clock.instant(), payment.id(), payment.orderId(), payment.payerId(), reason));
        }
    }
}
