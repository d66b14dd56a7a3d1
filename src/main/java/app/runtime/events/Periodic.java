package app.runtime.events;

import java.time.Duration;

/** Says when something is due again, the first time at once. Used by one thread. */
final class Periodic {

    private final long period;
    private long next = System.nanoTime();

    Periodic(Duration period) {
        this.period = period.toNanos();
    }

    boolean isDue() {
        if (System.nanoTime() - next < 0) {
            return false;
        }
        next = System.nanoTime() + period;
        return true;
    }
}
