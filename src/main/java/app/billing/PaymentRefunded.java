package app.billing;

import app.runtime.events.DomainEvent;
import app.runtime.events.EventName;
import java.time.Instant;
import java.util.UUID;

/** The provider has paid this amount back. */
@EventName("billing.payment-refunded.v1")
public record PaymentRefunded(
        UUID eventId, Instant occurredAt, PaymentId paymentId, UUID refundId, UUID orderId, UUID payerId, Money amount)
        implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return paymentId.value();
    }
}
