package app.runtime.resilience;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Dependencies without an application around them. */
public final class DependenciesForTests {

    static final int WINDOW = 20;
    static final int PROBES = 3;
    static final int PLACES = 4;
    static final Duration TIMEOUT = Duration.ofSeconds(3);
    static final Duration OPEN = Duration.ofSeconds(10);
    static final Duration RETRY_BASE = Duration.ofMillis(40);
    static final Duration RETRY_CAP = Duration.ofMillis(100);

    private DependenciesForTests() {}

    /** All of them closed, with the settings that are the default but for fewer places. */
    public static Dependencies fresh() {
        return new Dependencies(settings(3, 64), new SimpleMeterRegistry());
    }

    /** With pauses that are as long as they can be. */
    static Dependencies at(Time time, MeterRegistry registry, int attempts) {
        // The largest that a generator can give: every pause is its upper bound, an open circuit stays open longest.
        RandomGenerator largest = new RandomGenerator() {
            @Override
            public long nextLong() {
                return -1;
            }

            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };
        return new Dependencies(settings(attempts, PLACES), registry, time, largest);
    }

    /** So that nothing but the budget limits retries. */
    static Dependencies neverOpening(Time time, MeterRegistry registry) {
        return new Dependencies(settings(1_000_000, 10, 10_000), registry, time, RandomGenerator.getDefault());
    }

    static ResilienceSettings settings(int attempts, int places) {
        return settings(WINDOW, attempts, places);
    }

    private static ResilienceSettings settings(int window, int attempts, int places) {
        return new ResilienceSettings(
                TIMEOUT,
                window,
                50,
                50,
                TIMEOUT,
                OPEN,
                PROBES,
                places,
                Duration.ZERO,
                attempts,
                RETRY_BASE,
                RETRY_CAP,
                20);
    }
}
