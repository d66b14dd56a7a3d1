package shop.orders;

import java.util.UUID;

/** What orders asks of whoever brings its parcels: another module implements it. */
public interface OrderCouriers {

    String trackingOf(UUID orderId);
}
