package shop.orders.internal;

import shop.billing.internal.Tariff;

final class ReachByInnerClass {

    static final class Inner {

        Tariff tariff = Tariff.LOW; // planted: reach-in (an inner class)
    }
}
