package shop.orders;

import java.util.UUID;
import shop.runtime.EventName;

@EventName("orders.shape-by-open-class.v1")
public class ShapeByOpenClass { // planted: event-shape (a class that is not final)

    final UUID eventId = UUID.randomUUID();
}
