package app.billing;

import app.runtime.events.DomainEvent;
import app.runtime.events.EventName;
import java.time.Instant;
import java.util.UUID;

/** The provider has refused the charge, for good. */
@EventName("billing.payment-declined.v1")
public record PaymentDeclined(
        UUID eventId, Instant occurredAt, PaymentId paymentId, UUID orderId, UUID payerId, String reason)
        implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return paymentId.value();
    }
}
