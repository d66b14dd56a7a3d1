package shop.orders;

import java.util.UUID;

public sealed interface PlaceOrderResult {

    record Placed(UUID orderId) implements PlaceOrderResult {}

    record OutOfStock(String sku) implements PlaceOrderResult {}
}
