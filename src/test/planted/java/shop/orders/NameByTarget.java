package shop.orders;

import java.util.UUID;
import org.springframework.modulith.events.Externalized;

@Externalized("order-events::#{#this.eventId}")
public record NameByTarget(UUID eventId) {} // planted: event-name (a topic that is no name)
