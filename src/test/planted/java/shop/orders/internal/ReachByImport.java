package shop.orders.internal;

import shop.billing.internal.Tariff; // planted: reach-in (an import that nothing uses)

final class ReachByImport {}
