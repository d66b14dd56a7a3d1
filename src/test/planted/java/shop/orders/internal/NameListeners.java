package shop.orders.internal;

import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;

final class NameListeners {

    @ApplicationModuleListener(id = "orders.hear-name-for-others")
    void on(shop.billing.NameForOthers event) {}

    @ApplicationModuleListener(id = "orders.hear-name-for-oneself")
    void on(shop.orders.NameForOneself event) {}

    @EventListener
    void on(shop.orders.NameForNobody event) {}
}
