package shop.orders;

import java.util.Date;
import java.util.UUID;
import shop.runtime.DomainEvent;
import shop.runtime.EventName;

@EventName("orders.shape-by-date.v1")
public record ShapeByDate(
        UUID eventId,
        Date at) // planted: event-shape (a java.util.Date)
        implements DomainEvent {}
