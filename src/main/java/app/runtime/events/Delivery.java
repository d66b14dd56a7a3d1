package app.runtime.events;

import app.runtime.context.Correlation;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One event on its way to one listener, claimed by this process.
 *
 * @param id of the outbox row
 * @param outbox where the row is
 * @param event throws if this version of the application cannot read it: a failed attempt like any other
 * @param attempts how many have failed so far
 * @param startBefore {@link System#nanoTime()} after which the claim is too old to begin; another process may hold it
 */
record Delivery(
        UUID id,
        Outbox outbox,
        String listener,
        String eventName,
        Supplier<? extends DomainEvent> event,
        int attempts,
        Optional<Correlation> correlation,
        long startBefore) {

    boolean claimIsTooOld() {
        return System.nanoTime() - startBefore > 0;
    }

    @Override
    public String toString() {
        return eventName + " to " + listener + " (delivery " + id + ")";
    }
}
