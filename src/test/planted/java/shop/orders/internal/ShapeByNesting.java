package shop.orders.internal;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import shop.runtime.EventName;

final class ShapeByNesting {

    @ApplicationModuleListener(id = "orders.hear-nested")
    void on(Nested event) {}

    @ApplicationModuleListener(id = "orders.hear-hidden")
    void on(Published event) {}

    void publish(ApplicationEventPublisher events) {
        events.publishEvent(new ShapeByHiding(UUID.randomUUID()));
    }

    @EventName("orders.nested.v1")
    record Nested(UUID orderId) {} // planted: event-shape (nested in an internal type)

    @EventName("orders.published.v1")
    record Published(UUID orderId) {} // planted: event-shape (heard by a module listener)
}
