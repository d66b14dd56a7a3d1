package shop.orders.internal;

import shop.billing.internal.Bookkeeper;

final class ReachByTypeBound<T extends Bookkeeper> {} // planted: reach-in (the bound of a type parameter)
