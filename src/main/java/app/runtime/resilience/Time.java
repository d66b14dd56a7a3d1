package app.runtime.resilience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Time that only moves forward, and waiting. Tests have one that moves when they say so. */
interface Time {

    Time REAL = new Time() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration pause) throws InterruptedException {
            Thread.sleep(pause);
        }
    };

    /** As {@link System#nanoTime}. */
    long nanos();

    void sleep(Duration pause) throws InterruptedException;

    /** For those who want a clock; what it shows is no time of day. */
    default Clock clock() {
        InstantSource source = () -> Instant.EPOCH.plusNanos(nanos());
        return source.withZone(ZoneOffset.UTC);
    }
}
