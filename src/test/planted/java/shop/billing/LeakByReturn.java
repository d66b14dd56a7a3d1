package shop.billing;

import shop.billing.internal.Ledger;

public interface LeakByReturn {

    Ledger ledger(); // planted: api-leaks (an internal type that is returned)
}
