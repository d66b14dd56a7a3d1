package app.orders;

import app.runtime.events.DomainEvent;
import app.runtime.events.EventName;
import java.time.Instant;
import java.util.UUID;

/** An order is PENDING; it is to be paid. */
@EventName("orders.order-placed.v1")
public record OrderPlaced(
        UUID eventId, Instant occurredAt, OrderId orderId, UUID customerId, Money total, String paymentMethod)
        implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }
}
