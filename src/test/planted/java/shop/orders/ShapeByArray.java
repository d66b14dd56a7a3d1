package shop.orders;

import java.util.UUID;
import shop.runtime.DomainEvent;
import shop.runtime.EventName;

@EventName("orders.shape-by-array.v1")
public record ShapeByArray(
        UUID eventId,
        byte[] invoice) // planted: event-shape (an array)
        implements DomainEvent {}
