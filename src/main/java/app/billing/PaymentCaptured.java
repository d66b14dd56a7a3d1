package app.billing;

import app.runtime.events.DomainEvent;
import app.runtime.events.EventName;
import java.time.Instant;
import java.util.UUID;

/** The provider has taken the money. */
@EventName("billing.payment-captured.v1")
public record PaymentCaptured(
        UUID eventId, Instant occurredAt, PaymentId paymentId, UUID orderId, UUID payerId, Money amount)
        implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return paymentId.value();
    }
}
