package shop.orders.internal;

import java.util.List;
import shop.billing.internal.Booking;

final class ReachByGenerics {

    List<Booking> bookings = List.of(); // planted: reach-in (a type argument of a field)
}
