package shop.orders.internal;

import shop.billing.internal.*; // planted: reach-in (an import of a whole package)

final class ReachByWildcard {}
