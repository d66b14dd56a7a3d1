package shop.orders;

import shop.runtime.EventName;

@EventName("orders.shape-by-field.v1")
public final class ShapeByField {

    private String sku = ""; // planted: event-shape (a field that can be set)

    public String sku() {
        return sku;
    }

    void rename(String other) {
        sku = other;
    }
}
