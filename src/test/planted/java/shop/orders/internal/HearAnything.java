package shop.orders.internal;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;

final class HearAnything {

    @EventListener
    void on(Object event) {} // planted: listener-declared (Object)

    @EventListener
    void on(ApplicationEvent event) {} // planted: listener-declared (ApplicationEvent)

    @EventListener
    <T> void any(T event) {} // planted: listener-declared (a type variable)

    @EventListener
    void on(PayloadApplicationEvent<?> event) {} // planted: listener-declared (a wildcard)
}
