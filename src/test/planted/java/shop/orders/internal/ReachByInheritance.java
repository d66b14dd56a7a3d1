package shop.orders.internal;

import shop.billing.internal.Ledger;

final class ReachByInheritance extends Ledger {} // planted: reach-in (inheritance)
