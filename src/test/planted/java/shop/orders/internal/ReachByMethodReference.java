package shop.orders.internal;

import java.util.function.Function;
import shop.billing.internal.Booking;

final class ReachByMethodReference {

    Function<String, ?> parser() {
        return Booking::parse; // planted: reach-in (a method reference)
    }
}
