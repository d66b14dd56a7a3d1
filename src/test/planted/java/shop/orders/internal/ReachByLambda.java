package shop.orders.internal;

import java.util.function.Supplier;
import shop.billing.internal.Ledger;

final class ReachByLambda {

    Supplier<Object> later() {
        return () -> new Ledger(); // planted: reach-in (the body of a lambda)
    }
}
