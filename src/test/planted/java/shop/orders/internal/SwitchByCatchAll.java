package shop.orders.internal;

import shop.orders.PlaceOrderResult.*;
import shop.orders.PlaceOrderResult;

final class SwitchByCatchAll {

    String itself(PlaceOrderResult result) {
        return switch (result) {
            case Placed _ -> "placed";
            case PlaceOrderResult other -> other.toString(); // planted: sealed-switch (the sealed type itself)
        };
    }

    String object(PlaceOrderResult result) {
        return switch (result) {
            case OutOfStock(String sku) -> sku;
            case Object other -> other.toString(); // planted: sealed-switch (Object)
        };
    }

    String alone(PlaceOrderResult result) {
        return switch (result) {
            case PlaceOrderResult _ -> "whatever"; // planted: sealed-switch (nothing but a catch-all)
        };
    }
}
