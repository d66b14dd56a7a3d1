package app.runtime.events;

import app.runtime.settings.Settings;
import app.runtime.settings.Variable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How events are delivered and retried. */
@Settings
record EventSettings(
        @Variable(
                name = "EVENTS_CONCURRENCY",
                meaning = "How many deliveries to one listener run at the same time in this process",
                defaultValue = "8")
        @Min(1)
        @Max(256)
        int concurrency,

        @Variable(
                name = "EVENTS_POLL_INTERVAL",
                meaning = "How often the outbox is searched for deliveries that are due",
                defaultValue = "1s")
        @DurationMin(millis = 10)
        Duration pollInterval,

        @Variable(
                name = "EVENTS_LEASE",
                meaning =
                        "How long a delivery belongs to the process that claimed it; after a crash others wait so long",
                defaultValue = "30s")
        @DurationMin(seconds = 1)
        Duration lease,

        @Variable(
                name = "EVENTS_MAX_ATTEMPTS",
                meaning =
                        "How many attempts a delivery gets before it becomes a dead letter; 300 last about half a day",
                defaultValue = "300")
        @Min(1)
        @Max(1000)
        int maxAttempts,

        @Variable(
                name = "EVENTS_RETRY_BASE",
                meaning = "Upper bound of the pause before the first retry; it doubles with every attempt",
                defaultValue = "1s")
        @DurationMin(millis = 1)
        Duration retryBase,

        @Variable(name = "EVENTS_RETRY_CAP", meaning = "Upper bound of the pause before any retry", defaultValue = "5m")
        @DurationMin(millis = 1)
        Duration retryCap) {

    RetryPolicy retryPolicy() {
        return new RetryPolicy(maxAttempts, retryBase, retryCap);
    }
}
