package shop.orders.internal;

import shop.billing.internal.Tariff;

final class ReachBySwitch {

    int factor(Object tariff) {
        return switch (tariff) {
            case Tariff known -> known.ordinal(); // planted: reach-in (the labels of a switch)
            default -> 0;
        };
    }
}
