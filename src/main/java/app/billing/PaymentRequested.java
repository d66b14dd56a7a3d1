package app.billing;

import app.runtime.events.DomainEvent;
import app.runtime.events.EventName;
import java.time.Instant;
import java.util.UUID;

/** A payment is to be captured at the provider. */
@EventName("billing.payment-requested.v1")
public record PaymentRequested(UUID eventId, Instant occurredAt, PaymentId paymentId, UUID orderId)
        implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return paymentId.value();
    }
}
