package app.orders.internal;

import java.time.Duration;
import java.time.Instant;

/**
 * How long after its confirmation an order can still be cancelled. The end is exclusive.
 *
 * @param length not negative
 */
record CancellationWindow(Duration length) {

    CancellationWindow {
        if (length.isNegative()) {
            throw new IllegalArgumentException("A cancellation window is not negative: " + length);
        }
    }

    /** Orders confirmed later than this can still be cancelled. */
    Instant opensAfter(Instant now) {
        return now.minus(length);
    }

    Instant closesAt(Instant confirmedAt) {
        return confirmedAt.plus(length);
    }
}
