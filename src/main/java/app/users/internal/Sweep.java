package app.users.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntUnaryOperator;

/**
 * Removes what has expired, in the course of the work that makes more of it: what nobody adds to need not shrink. Some
 * of it once a minute, or at every call as long as there was more.
 */
final class Sweep {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 1_000;

    private final AtomicReference<Instant> due = new AtomicReference<>(Instant.MIN);

    /** @param removeSome removes at most so many and answers how many it removed */
    void ifDue(Instant now, IntUnaryOperator removeSome) {
        var since = due.get();
        if (!now.isBefore(since)
                && due.compareAndSet(since, now.plus(PAUSE))
                && removeSome.applyAsInt(AT_ONCE) == AT_ONCE) {
            due.set(now);
        }
    }
}
