package shop.orders.internal;

import shop.billing.internal.Ledger;

final class ReachByField {

    Ledger ledger; // planted: reach-in (a field)
}
