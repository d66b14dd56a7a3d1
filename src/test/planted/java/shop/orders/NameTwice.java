package shop.orders;

import java.util.UUID;
import shop.runtime.DomainEvent;
import shop.runtime.EventName;

@EventName("orders.name-twice.v1")
public record NameTwice(UUID eventId) implements DomainEvent { // planted: event-name (used twice)

    @EventName("orders.name-twice.v1")
    public record Again(UUID eventId) implements DomainEvent {} // planted: event-name (used again)
}
