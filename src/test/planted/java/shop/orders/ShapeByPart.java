package shop.orders;

import java.util.List;
import java.util.UUID;
import shop.runtime.DomainEvent;
import shop.runtime.EventName;

@EventName("orders.shape-by-part.v1")
public record ShapeByPart(
        UUID eventId,
        List<Line> lines) // planted: event-shape (a part with setters, two levels down)
        implements DomainEvent {

    public record Line(ShapeAddress to) {}
}
