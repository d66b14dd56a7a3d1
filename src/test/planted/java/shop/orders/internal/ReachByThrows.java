package shop.orders.internal;

import shop.billing.internal.LedgerException;

interface ReachByThrows {

    void pay() throws LedgerException; // planted: reach-in (a throws clause)
}
