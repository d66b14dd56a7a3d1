package app.runtime.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves a dependency alone once too many of its last calls failed or were slow, and then lets a few calls try it. */
final class Circuit {

    private static final Logger log = LoggerFactory.getLogger(Circuit.class);

    /** What a caller is told while others find out whether the dependency works again. */
    private static final Duration WHILE_PROBED = Duration.ofSeconds(1);

    private final String dependency;
    private final Time time;
    private final CircuitBreaker breaker;
    private volatile long openUntil;
    private volatile CircuitBreaker.Metrics lastCounted;

    Circuit(String dependency, ResilienceSettings settings, Duration slowCall, Time time, RandomGenerator random) {
        this.dependency = dependency;
        this.time = time;
        this.openUntil = time.nanos();
        this.breaker = CircuitBreaker.of(
                dependency,
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                settings.circuitWindow(), settings.circuitWindow(), SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(settings.circuitFailurePercent())
                        .slowCallRateThreshold(settings.circuitSlowPercent())
                        .slowCallDurationThreshold(slowCall)
                        .permittedNumberOfCallsInHalfOpenState(settings.circuitProbes())
                        .waitIntervalFunctionInOpenState(attempt -> openMillis(settings.circuitOpen(), random))
                        .clock(time.clock())
                        .build());
        this.lastCounted = breaker.getMetrics();
        breaker.getEventPublisher()
                .onStateTransition(event -> report(event.getStateTransition().getToState()));
    }

    /** @throws DependencyUnavailableException if the dependency is left alone */
    Permit enter() {
        if (!breaker.tryAcquirePermission()) {
            throw refusal();
        }
        return new Permit(state() == State.HALF_OPEN);
    }

    /** By its clock, how long a call took. */
    long nanos() {
        return time.nanos();
    }

    boolean isClosed() {
        return state() == State.CLOSED;
    }

    State state() {
        return breaker.getState();
    }

    /** In percent; negative while there are too few calls to tell. */
    double failureRate() {
        return breaker.getMetrics().getFailureRate();
    }

    /** In percent; negative while there are too few calls to tell. */
    double slowRate() {
        return breaker.getMetrics().getSlowCallRate();
    }

    private DependencyUnavailableException refusal() {
        if (state() != State.OPEN) {
            return DependencyUnavailableException.refusal(
                    dependency, WHILE_PROBED, "is not called: others find out whether it works again");
        }
        var rest = Duration.ofNanos(Math.max(0, openUntil - time.nanos()));
        return DependencyUnavailableException.refusal(
                dependency,
                rest,
                "is not called for another " + rest.toMillis() + " ms: too many of the last calls failed or were slow");
    }

    /** Between three and five quarters, so that many processes do not try it again all at once. */
    private long openMillis(Duration setting, RandomGenerator random) {
        var millis = Math.round(setting.toMillis() * (0.75 + random.nextDouble() / 2));
        openUntil = time.nanos() + TimeUnit.MILLISECONDS.toNanos(millis);
        return millis;
    }

    /** The calls that led to the new state were counted by the state before it, except that OPEN keeps them. */
    private void report(State state) {
        var counted = state == State.OPEN ? breaker.getMetrics() : lastCounted;
        lastCounted = breaker.getMetrics();
        var failed = Math.round(counted.getFailureRate());
        var slow = Math.round(counted.getSlowCallRate());
        var calls = counted.getNumberOfBufferedCalls();
        switch (state) {
            case OPEN ->
                log.warn(
                        "Circuit OPEN: {} is not called for {} ms; of the last {} calls {} % failed and {} % were slow",
                        dependency, TimeUnit.NANOSECONDS.toMillis(openUntil - time.nanos()), calls, failed, slow);
            case HALF_OPEN -> log.info("Circuit HALF_OPEN: a few calls find out whether {} works again", dependency);
            case CLOSED ->
                log.info(
                        "Circuit CLOSED: {} works again; of {} calls that tried it {} % failed and {} % were slow",
                        dependency, calls, failed, slow);
            case DISABLED, METRICS_ONLY, FORCED_OPEN -> throw new IllegalStateException(state + " is never asked for");
        }
    }

    /**
     * Leave to make one call, whose outcome is told exactly once. A call that was begun before the circuit opened, and
     * ends when others already probe the dependency, says nothing about it now: it is no probe.
     */
    final class Permit {

        private final boolean probe;

        private Permit(boolean probe) {
            this.probe = probe;
        }

        void succeeded(long nanos) {
            if (counts()) {
                breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
            }
        }

        void failed(long nanos, Throwable failure) {
            if (counts()) {
                breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
            }
        }

        /** The call was not made, or says nothing about the dependency. */
        void release() {
            if (counts()) {
                breaker.releasePermission();
            }
        }

        private boolean counts() {
            return probe || state() != State.HALF_OPEN;
        }
    }
}
