package shop.orders.internal;

import org.springframework.context.event.EventListener;
import org.springframework.transaction.event.TransactionalEventListener;

final class HearSeveral {

    @EventListener(classes = {shop.orders.ShapeAsItShouldBe.class, shop.orders.ShapeAsFinalClass.class})
    void any() {} // planted: listener-declared (several by attribute)

    @TransactionalEventListener({shop.orders.ShapeAsItShouldBe.class, shop.orders.ShapeAsFinalClass.class})
    void committed(Object event) {} // planted: listener-declared (several by the attribute's other name)
}
