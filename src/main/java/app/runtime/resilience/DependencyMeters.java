package app.runtime.resilience;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What is measured about one dependency. */
final class DependencyMeters {

    private static final List<State> STATES = List.of(State.CLOSED, State.OPEN, State.HALF_OPEN);

    private final MeterRegistry registry;
    private final String dependency;
    private final Timer succeeded;
    private final Timer failed;
    private final Timer neutral;
    private final Counter refusedByCircuit;
    private final Counter refusedByBulkhead;
    private final Counter retries;
    private final Counter retriesWithoutBudget;

    DependencyMeters(MeterRegistry registry, String dependency) {
        this.registry = registry;
        this.dependency = dependency;
        this.succeeded = calls("success");
        this.failed = calls("failure");
        this.neutral = calls("neutral");
        this.refusedByCircuit = counter("dependency.refused", "Calls that were not made", "circuit");
        this.refusedByBulkhead = counter("dependency.refused", "Calls that were not made", "bulkhead");
        this.retries = counter("dependency.retries", "Retries of idempotent calls", "none");
        this.retriesWithoutBudget =
                counter("dependency.retries.omitted", "Retries that were due but not made", "budget");
    }

    void observe(Circuit circuit, Bulkhead bulkhead, RetryBudget budget) {
        for (var state : STATES) {
            Gauge.builder("dependency.circuit.state", circuit, c -> c.state() == state ? 1 : 0)
                    .description("1 for the state that the circuit is in")
                    .tag("dependency", dependency)
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        Gauge.builder("dependency.circuit.failure.rate", circuit, Circuit::failureRate)
                .description("Percentage of the window that failed; negative while too few calls are in it")
                .tag("dependency", dependency)
                .register(registry);
        Gauge.builder("dependency.circuit.slow.rate", circuit, Circuit::slowRate)
                .description("Percentage of the window that was slow; negative while too few calls are in it")
                .tag("dependency", dependency)
                .register(registry);
        Gauge.builder("dependency.bulkhead.free", bulkhead, b -> b.getMetrics().getAvailableConcurrentCalls())
                .description("Calls that could run in addition")
                .tag("dependency", dependency)
                .register(registry);
        Gauge.builder("dependency.retry.budget", budget, RetryBudget::retries)
                .description("Retries that could be made now")
                .tag("dependency", dependency)
                .register(registry);
    }

    void succeeded(long nanos) {
        succeeded.record(nanos, TimeUnit.NANOSECONDS);
    }

    void failed(long nanos) {
        failed.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** It ended with an exception that says nothing about the dependency. */
    void neutral(long nanos) {
        neutral.record(nanos, TimeUnit.NANOSECONDS);
    }

    void refusedByCircuit() {
        refusedByCircuit.increment();
    }

    void refusedByBulkhead() {
        refusedByBulkhead.increment();
    }

    void retried() {
        retries.increment();
    }

    void notRetriedForBudget() {
        retriesWithoutBudget.increment();
    }

    private Timer calls(String outcome) {
        return Timer.builder("dependency.calls")
                .description("Calls that were made, retries included")
                .tag("dependency", dependency)
                .tag("outcome", outcome)
                .register(registry);
    }

    private Counter counter(String name, String description, String reason) {
        return Counter.builder(name)
                .description(description)
                .tag("dependency", dependency)
                .tag("reason", reason)
                .register(registry);
    }
}
