package app.runtime.resilience;

import app.runtime.settings.Settings;
import app.runtime.settings.Variable;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How much a dependency may fail, and what that may cost; the same for each, and counted for each on its own. */
@Settings
public record ResilienceSettings(
        @Variable(
                name = "REMOTE_TIMEOUT",
                meaning = "How long a call of a module in another process may take, if its caller has no less time",
                defaultValue = "3s")
        @DurationMin(millis = 10)
        @DurationMax(seconds = 20)
        Duration remoteTimeout,

        @Variable(
                name = "CIRCUIT_WINDOW",
                meaning = "How many of the last calls decide whether a dependency is asked on",
                defaultValue = "20")
        @Min(2)
        @Max(1000)
        int circuitWindow,

        @Variable(
                name = "CIRCUIT_FAILURE_PERCENT",
                meaning = "From so many failures in the window on, a dependency is left alone for a while",
                defaultValue = "50")
        @Min(1)
        @Max(100)
        int circuitFailurePercent,

        @Variable(
                name = "CIRCUIT_SLOW_PERCENT",
                meaning = "From so many slow calls in the window on, a dependency is left alone for a while",
                defaultValue = "50")
        @Min(1)
        @Max(100)
        int circuitSlowPercent,

        @Variable(
                name = "CIRCUIT_SLOW_CALL",
                meaning = "What takes longer is slow; not less than REMOTE_TIMEOUT",
                defaultValue = "3s")
        @DurationMin(millis = 10)
        Duration circuitSlowCall,

        @Variable(
                name = "CIRCUIT_OPEN",
                meaning = "How long a dependency is left alone, give or take a quarter, before it is tried again",
                defaultValue = "10s")
        @DurationMin(millis = 10)
        Duration circuitOpen,

        @Variable(
                name = "CIRCUIT_PROBES",
                meaning = "How many calls then find out whether it works again",
                defaultValue = "3")
        @Min(1)
        @Max(100)
        int circuitProbes,

        @Variable(
                name = "BULKHEAD_CALLS",
                meaning = "How many calls to one dependency run at the same time in this process",
                defaultValue = "64")
        @Min(1)
        @Max(10_000)
        int bulkheadCalls,

        @Variable(
                name = "BULKHEAD_WAIT",
                meaning = "How long a call waits for a place when so many are running",
                defaultValue = "50ms")
        @DurationMax(seconds = 1)
        Duration bulkheadWait,

        @Variable(
                name = "RETRY_ATTEMPTS",
                meaning = "How often an idempotent call is made at most, the first time included",
                defaultValue = "3")
        @Min(1)
        @Max(10)
        int retryAttempts,

        @Variable(
                name = "RETRY_BASE",
                meaning = "Upper bound of the pause before the first retry; it doubles with every attempt",
                defaultValue = "50ms")
        @DurationMin(millis = 1)
        Duration retryBase,

        @Variable(name = "RETRY_CAP", meaning = "Upper bound of the pause before any retry", defaultValue = "1s")
        @DurationMin(millis = 1)
        Duration retryCap,

        @Variable(
                name = "RETRY_BUDGET_PERCENT",
                meaning = "How many calls retries may add to those of one dependency",
                defaultValue = "20")
        @Min(0)
        @Max(100)
        int retryBudgetPercent) {

    /** Otherwise calls that end by their timeout would not be told from those that are slow but answered. */
    @AssertTrue(message = "REMOTE_TIMEOUT must not be longer than CIRCUIT_SLOW_CALL: shorten it or raise the other")
    boolean isTimeoutWithinSlowCall() {
        return remoteTimeout.compareTo(circuitSlowCall) <= 0;
    }

    @AssertTrue(message = "RETRY_BASE must not be longer than RETRY_CAP")
    boolean isRetryBaseWithinCap() {
        return retryBase.compareTo(retryCap) <= 0;
    }
}
