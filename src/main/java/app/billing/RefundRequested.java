package app.billing;

import app.runtime.events.DomainEvent;
import app.runtime.events.EventName;
import java.time.Instant;
import java.util.UUID;

/** A refund is to be made at the provider. */
@EventName("billing.refund-requested.v1")
public record RefundRequested(UUID eventId, Instant occurredAt, PaymentId paymentId, UUID refundId)
        implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return paymentId.value();
    }
}
