package shop.orders.internal;

import shop.orders.PlaceOrderResult.Placed;
import shop.orders.PlaceOrderResult;

final class SwitchWithinRecord {

    String nested(Answer answer) {
        return switch (answer) {
            case Answer(Placed placed, int _) -> placed.toString();
            case Answer(var other, int _) -> other.toString(); // planted: sealed-switch (a nested var)
        };
    }

    String deeper(Letter letter) {
        return switch (letter) {
            case Letter(Answer(Placed(var id), _)) -> id.toString();
            case Letter(Answer(_, _)) -> "other"; // planted: sealed-switch (an unnamed pattern, two records down)
        };
    }

    String named(Answer answer) {
        return switch (answer) {
            case Answer(Placed _, var _) -> "placed";
            case Answer(PlaceOrderResult.OutOfStock(var sku), var _) -> sku;
        };
    }

    String whole(Answer answer) {
        return switch (answer) {
            case Answer(var result, var count) when count > 0 -> result.toString();
            case Answer(PlaceOrderResult result, int _) -> result + "?";
        };
    }

    record Answer(PlaceOrderResult result, int count) {}

    record Letter(Answer answer) {}
}
