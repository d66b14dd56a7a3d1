package shop.orders;

import java.util.UUID;
import shop.runtime.DomainEvent;

public record NameMissing(UUID eventId) implements DomainEvent {} // planted: event-name (none)
