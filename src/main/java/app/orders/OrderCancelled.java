package app.orders;

import app.runtime.events.DomainEvent;
import app.runtime.events.EventName;
import java.time.Instant;
import java.util.UUID;

/** An order does not stand; its stock is released. */
@EventName("orders.order-cancelled.v1")
public record OrderCancelled(
        UUID eventId, Instant occurredAt, OrderId orderId, UUID customerId, OrderView.CancellationReason reason)
        implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }
}
