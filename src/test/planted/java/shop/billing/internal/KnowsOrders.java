package shop.billing.internal;

import shop.orders.PlaceOrder;

final class KnowsOrders {

    String sku(PlaceOrder order) { // planted: allowed-dependencies (a command that is not declared)
        return order.sku(); // planted: allowed-dependencies (a call of an accessor)
    }
}
