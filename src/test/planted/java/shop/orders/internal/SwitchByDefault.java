package shop.orders.internal;

import shop.orders.PlaceOrderResult.OutOfStock;
import shop.orders.PlaceOrderResult.Placed;
import shop.orders.PlaceOrderResult;

final class SwitchByDefault {

    String expression(PlaceOrderResult result) {
        return switch (result) {
            case Placed placed -> placed.toString();
            default -> "other"; // planted: sealed-switch (default in an expression)
        };
    }

    void statement(PlaceOrderResult result) {
        switch (result) {
            case PlaceOrderResult.OutOfStock(var sku):
                sku.strip();
                break;
            default: // planted: sealed-switch (default in a statement)
                result.hashCode();
        }
    }

    String withNull(PlaceOrderResult result) {
        return switch (result) {
            case shop.orders.PlaceOrderResult.Placed _ -> "placed";
            case null, default -> "other"; // planted: sealed-switch (null, default)
        };
    }

    String ofNothing(PlaceOrderResult result) {
        return switch (result) {
            case OutOfStock _ when result.hashCode() > 0 -> "some";
            case Placed _, OutOfStock _ -> "any";
        };
    }
}
