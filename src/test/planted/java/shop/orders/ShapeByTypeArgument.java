package shop.orders;

import java.util.Date;
import java.util.Map;
import java.util.UUID;
import shop.runtime.DomainEvent;
import shop.runtime.EventName;

@EventName("orders.shape-by-type-argument.v1")
public record ShapeByTypeArgument(
        UUID eventId,
        Map<String, ? extends Date> days) // planted: event-shape (a mutable type argument)
        implements DomainEvent {}
