package app.runtime.resilience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Stands still until a test, or a pause, moves it. */
final class ManualTime implements Time {

    private final List<Duration> pauses = new ArrayList<>();
    private long nanos;

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized void sleep(Duration pause) {
        pauses.add(pause);
        pass(pause);
    }

    synchronized void pass(Duration time) {
        nanos += time.toNanos();
    }

    synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
