package shop.orders.internal;

import shop.billing.internal.Booking;

final class ReachByClassObject {

    @SuppressWarnings("unused")
    Class<?> type() {
        return Booking.class; // planted: reach-in (a class object in an annotation)
    }
}
