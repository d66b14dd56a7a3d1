package shop.orders;

import java.util.UUID;
import shop.runtime.EventName;

/** As it may be. */
@EventName("orders.shape-as-final-class.v1")
public final class ShapeAsFinalClass {

    private final UUID orderId;

    public ShapeAsFinalClass(UUID orderId) {
        this.orderId = orderId;
    }

    public UUID orderId() {
        return orderId;
    }
}
