package shop.couriers.internal;

import java.util.UUID;
import shop.orders.OrderCouriers;

final class Tracking implements OrderCouriers {

    @Override
    public String trackingOf(UUID orderId) {
        return orderId.toString();
    }
}
