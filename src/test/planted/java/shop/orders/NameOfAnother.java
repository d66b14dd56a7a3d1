package shop.orders;

import java.util.UUID;
import shop.runtime.DomainEvent;
import shop.runtime.EventName;

@EventName("billing.name-of-another.v1")
public record NameOfAnother(UUID eventId) implements DomainEvent {} // planted: event-name (of another module)
