package shop.orders.internal;

import shop.billing.internal.Booked;

@Booked // planted: reach-in (an annotation)
final class ReachByAnnotation {}
