package shop.billing;

import java.util.List;
import java.util.Map;
import shop.billing.internal.Booking;

public record LeakByGenerics(Map<String, List<Booking>> bookings) {} // planted: api-leaks (deep in the generics of a component)
