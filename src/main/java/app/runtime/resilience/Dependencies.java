package app.runtime.resilience;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Everything that this process calls over a network: one {@link Dependency} for each name. */
@Component
public final class Dependencies {

    private final Map<String, Dependency> known = new ConcurrentHashMap<>();
    private final ResilienceSettings settings;
    private final MeterRegistry registry;
    private final Time time;
    private final RandomGenerator random;

    @Autowired
    public Dependencies(ResilienceSettings settings, MeterRegistry registry) {
        // Of each thread its own: drawing a pause is no place to meet.
        this(settings, registry, Time.REAL, () -> ThreadLocalRandom.current().nextLong());
    }

    Dependencies(ResilienceSettings settings, MeterRegistry registry, Time time, RandomGenerator random) {
        this.settings = settings;
        this.registry = registry;
        this.time = time;
        this.random = random;
    }

    /** Another module: a call may take as long as the settings say. The same name is the same dependency. */
    public Dependency named(String name) {
        return named(name, settings.remoteTimeout());
    }

    /**
     * A system outside, which has a time of its own.
     *
     * @param timeout after which the work gives up; what takes so long is slow
     */
    public Dependency named(String name, Duration timeout) {
        return known.computeIfAbsent(name, added -> create(added, timeout));
    }

    private Dependency create(String name, Duration timeout) {
        var slowCall = timeout.compareTo(settings.circuitSlowCall()) > 0 ? timeout : settings.circuitSlowCall();
        var circuit = new Circuit(name, settings, slowCall, time, random);
        var bulkhead = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.bulkheadCalls())
                        .maxWaitDuration(settings.bulkheadWait())
                        .build());
        var budget = new RetryBudget(settings.retryBudgetPercent());
        var meters = new DependencyMeters(registry, name);
        meters.observe(circuit, bulkhead, budget);
        return new Dependency(
                new Gate(name, timeout, circuit, bulkhead, meters),
                new Retries(settings, budget, meters, time, random));
    }
}
