package app.runtime.events;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Exponential back-off with full jitter: the pause before a retry is drawn evenly between nothing and a bound that
 * doubles with every attempt, up to a cap.
 */
record RetryPolicy(int maxAttempts, Duration base, Duration cap) {

    private static final int LARGEST_SHIFT = 30;

    /**
     * @param attempts how many attempts have failed, this one included
     * @return the pause before the next attempt, or empty if there is none
     */
    Optional<Duration> pauseAfter(int attempts, RandomGenerator random) {
        if (attempts >= maxAttempts) {
            return Optional.empty();
        }
        return Optional.of(
                Duration.ofMillis(random.nextLong(boundAfter(attempts).toMillis() + 1)));
    }

    Duration boundAfter(int attempts) {
        var doubled = base.multipliedBy(1L << Math.min(attempts - 1, LARGEST_SHIFT));
        return doubled.compareTo(cap) < 0 ? doubled : cap;
    }
}
