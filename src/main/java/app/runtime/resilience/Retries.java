package app.runtime.resilience;

import app.runtime.context.Deadline;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential back-off with full jitter: the pause before a retry is drawn evenly between nothing and a bound that
 * doubles with every attempt, up to a cap.
 */
final class Retries {

    private static final int LARGEST_SHIFT = 30;

    private final ResilienceSettings settings;
    private final RetryBudget budget;
    private final DependencyMeters meters;
    private final Time time;
    private final RandomGenerator random;

    Retries(
            ResilienceSettings settings,
            RetryBudget budget,
            DependencyMeters meters,
            Time time,
            RandomGenerator random) {
        this.settings = settings;
        this.budget = budget;
        this.meters = meters;
        this.time = time;
        this.random = random;
    }

    RetryBudget budget() {
        return budget;
    }

    /** @return whether to call again, after the pause that lies between the attempts; it has passed by then */
    boolean pauseAfter(int attempts, Deadline deadline) {
        if (attempts >= settings.retryAttempts()) {
            return false;
        }
        var pause = Duration.ofNanos(random.nextLong(boundAfter(attempts).toNanos() + 1));
        if (pause.compareTo(deadline.remaining()) >= 0) {
            return false;
        }
        if (!budget.take()) {
            meters.notRetriedForBudget();
            return false;
        }
        return hasSlept(pause);
    }

    private boolean hasSlept(Duration pause) {
        try {
            time.sleep(pause);
            meters.retried();
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Duration boundAfter(int attempts) {
        var doubled = settings.retryBase().multipliedBy(1L << Math.min(attempts - 1, LARGEST_SHIFT));
        return doubled.compareTo(settings.retryCap()) < 0 ? doubled : settings.retryCap();
    }
}
