package shop.orders.internal;

import shop.billing.internal.Ledger;

final class ReachByConstant {

    boolean tooMuch(int amount) {
        return amount > Ledger.LIMIT; // planted: reach-in (a constant that the compiler copies)
    }
}
