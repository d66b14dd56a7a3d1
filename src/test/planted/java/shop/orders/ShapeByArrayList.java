package shop.orders;

import java.util.ArrayList;
import java.util.UUID;
import shop.runtime.DomainEvent;
import shop.runtime.EventName;

@EventName("orders.shape-by-array-list.v1")
public record ShapeByArrayList(
        UUID eventId,
        ArrayList<String> skus) // planted: event-shape (a mutable collection)
        implements DomainEvent {}
