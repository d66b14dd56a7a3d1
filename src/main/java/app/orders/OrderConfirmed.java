package app.orders;

import app.runtime.events.DomainEvent;
import app.runtime.events.EventName;
import java.time.Instant;
import java.util.UUID;

/** An order is paid for and stands. */
@EventName("orders.order-confirmed.v1")
public record OrderConfirmed(UUID eventId, Instant occurredAt, OrderId orderId, UUID customerId, Money total)
        implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }
}
