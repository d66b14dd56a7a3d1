package app.users.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How many attempts were counted, this one included, in a window that ends then. */
record Attempts(int count, Instant windowEndsAt) {

    /** How long to wait, if there were more attempts than the limit. */
    Optional<Duration> retryAfter(int limit, Instant now) {
        return count > limit ? Optional.of(Duration.between(now, windowEndsAt)) : Optional.empty();
    }

    /** Both counts of one attempt. */
    record Counted(Attempts account, Attempts address) {}
}
