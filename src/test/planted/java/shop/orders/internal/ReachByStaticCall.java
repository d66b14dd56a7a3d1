package shop.orders.internal;

import java.util.UUID;
import shop.billing.internal.Ledger;

final class ReachByStaticCall {

    long balance(UUID order) {
        return Ledger.balance(order); // planted: reach-in (a call of a static method)
    }
}
