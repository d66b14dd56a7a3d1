package app.orders;

import java.time.Instant;

/** What became of a request to cancel. */
public sealed interface CancelOrderResult {

    /** The order is cancelled, now or earlier; its stock is released, and what was paid is paid back. */
    record Cancelled(OrderView order) implements CancelOrderResult {}

    /** The order was confirmed too long ago. */
    record TooLate(OrderId id, Instant cancellableUntil) implements CancelOrderResult {}

    record NotFound(OrderId id) implements CancelOrderResult {}
}
