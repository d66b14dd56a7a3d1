package shop.orders.internal;

import static shop.billing.internal.Ledger.LIMIT;

final class ReachByStaticImport {

    boolean tooMuch(int amount) {
        return amount > LIMIT; // planted: reach-in (a constant by static import)
    }
}
