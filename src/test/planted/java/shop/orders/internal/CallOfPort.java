package shop.orders.internal;

import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;
import shop.orders.OrderCouriers;

class CallOfPort {

    private final OrderCouriers couriers;

    CallOfPort(OrderCouriers couriers) {
        this.couriers = couriers;
    }

    @Transactional
    String track(UUID order) {
        return couriers.trackingOf(order); // planted: transaction (an interface that another module implements)
    }

    String ask(UUID order) {
        return couriers.trackingOf(order);
    }
}
