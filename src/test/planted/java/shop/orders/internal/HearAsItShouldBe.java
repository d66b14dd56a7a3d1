package shop.orders.internal;

import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import shop.billing.PaymentCaptured;

/** As it should be: one concrete event each. */
final class HearAsItShouldBe {

    @ApplicationModuleListener(id = "orders.hear-as-it-should-be")
    void on(PaymentCaptured event) {}

    @EventListener(shop.orders.ShapeAsItShouldBe.class)
    void any() {}

    @EventListener
    void on(PayloadApplicationEvent<shop.orders.ShapeAsItShouldBe> event) {}
}
