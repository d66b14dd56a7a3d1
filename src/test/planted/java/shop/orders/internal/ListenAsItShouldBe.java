package shop.orders.internal;

import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.annotation.Propagation;
import shop.billing.PaymentCaptured;

/** As it should be: others' events by id, one's own and Spring's as one likes. */
final class ListenAsItShouldBe {

    @ApplicationModuleListener(id = "orders.listen-as-it-should-be")
    void on(PaymentCaptured event) {}

    @ApplicationModuleListener(id = "orders.listen-to-oneself", propagation = Propagation.NOT_SUPPORTED)
    void on(shop.orders.ShapeAsItShouldBe event) {}

    @EventListener
    void plainly(shop.orders.ShapeAsItShouldBe event) {}

    @EventListener
    void on(ContextRefreshedEvent event) {}
}
