package shop.orders.internal;

import shop.billing.internal.Ledger;

final class ReachByNestedType {

    boolean isEntry(Object thing) {
        return thing instanceof Ledger.Entry; // planted: reach-in (a nested type)
    }
}
