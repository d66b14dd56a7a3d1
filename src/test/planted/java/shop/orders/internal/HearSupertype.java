package shop.orders.internal;

import org.springframework.modulith.events.ApplicationModuleListener;
import shop.runtime.DomainEvent;

final class HearSupertype {

    @ApplicationModuleListener(id = "orders.hear-supertype")
    void on(DomainEvent event) {} // planted: listener-declared (an interface)

    @ApplicationModuleListener(id = "orders.hear-some")
    void on(Some event) {} // planted: listener-declared (an abstract class)

    abstract static class Some {}
}
