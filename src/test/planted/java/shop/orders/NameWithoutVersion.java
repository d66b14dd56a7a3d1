package shop.orders;

import java.util.UUID;
import shop.runtime.DomainEvent;
import shop.runtime.EventName;

@EventName("orders.name-without-version")
public record NameWithoutVersion(UUID eventId) implements DomainEvent {} // planted: event-name (without a version)
