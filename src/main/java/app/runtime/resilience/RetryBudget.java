package app.runtime.resilience;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds what retries add to the load of a dependency: every call pays in a part of a retry, and a retry takes a whole
 * one out. What is saved up is bounded too, so that a quiet day does not pay for a storm.
 */
final class RetryBudget {

    private static final int ONE_RETRY = 100;

    /** What a dependency begins with, so that a first failure can be made good. */
    static final int START = 3;

    static final int MOST = 10;

    private final int share;
    private final AtomicInteger balance = new AtomicInteger(START * ONE_RETRY);

    /** @param percent how many retries a hundred calls pay for; none, with none to begin with, if 0 */
    RetryBudget(int percent) {
        share = percent;
        if (percent == 0) {
            balance.set(0);
        }
    }

    void payIn() {
        balance.getAndUpdate(now -> Math.min(now + share, MOST * ONE_RETRY));
    }

    boolean take() {
        return balance.getAndUpdate(now -> now < ONE_RETRY ? now : now - ONE_RETRY) >= ONE_RETRY;
    }

    /** How many retries it would pay for now. */
    double retries() {
        return (double) balance.get() / ONE_RETRY;
    }
}
