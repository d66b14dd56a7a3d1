package shop.orders;

import java.util.UUID;
import shop.runtime.DomainEvent;
import shop.runtime.EventName;

@EventName("orders.NameInCamelCase.v1")
public record NameInCamelCase(UUID eventId) implements DomainEvent {} // planted: event-name (a class name)
