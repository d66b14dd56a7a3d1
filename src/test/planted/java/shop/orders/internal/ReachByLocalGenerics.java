package shop.orders.internal;

import java.util.List;
import shop.billing.internal.Booking;

final class ReachByLocalGenerics {

    int count() {
        List<Booking> bookings = List.of(); // planted: reach-in (a type argument of a local variable)
        return bookings.size();
    }
}
