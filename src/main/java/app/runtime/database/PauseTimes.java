package app.runtime.database;

import java.time.Duration;
import java.util.StringJoiner;

/** How long a pause has lasted, and what the time went into. */
final class PauseTimes {

    private final long begin = System.nanoTime();
    private final StringJoiner parts = new StringJoiner(", ");
    private long last = begin;

    /** @param what was done since the last part, or since the beginning */
    void add(String what) {
        var now = System.nanoTime();
        parts.add(Math.round((now - last) / 1e6) + " " + what);
        last = now;
    }

    /** Until now. */
    Duration taken() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Until the end of the last part. */
    @Override
    public String toString() {
        return "%d ms (%s)".formatted(Math.round((last - begin) / 1e6), parts);
    }
}
