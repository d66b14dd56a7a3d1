package app.runtime.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;

/**
 * Begins delivery once the application is up and ends it after the web server has stopped, so that the last requests
 * can still publish.
 */
final class EventDelivery implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OutboxMulticaster multicaster;
    private final EventDispatcher dispatcher;
    private final List<OutboxPoller> pollers;
    private final int concurrency;
    private final AtomicBoolean running = new AtomicBoolean();

    EventDelivery(
            OutboxMulticaster multicaster, EventDispatcher dispatcher, List<OutboxPoller> pollers, int concurrency) {
        this.multicaster = multicaster;
        this.dispatcher = dispatcher;
        this.pollers = List.copyOf(pollers);
        this.concurrency = concurrency;
    }

    @Override
    public void start() {
        dispatcher.start(multicaster.listeners(), concurrency);
        pollers.forEach(OutboxPoller::start);
        running.set(true);
    }

    @Override
    public void stop() {
        try {
            for (var poller : pollers) {
                poller.stop();
            }
            dispatcher.stop(PATIENCE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            running.set(false);
        }
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }

    /** It ends for good: what stops it is the end of the process. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    /** Starts before the web server and stops after it. */
    @Override
    public int getPhase() {
        return 0;
    }

    void registerMeters(MeterRegistry registry) {
        for (var poller : pollers) {
            var module = poller.outbox().module().name();
            Gauge.builder("outbox.backlog", poller, p -> p.backlog().waiting())
                    .description("Deliveries that wait in the outbox")
                    .tag("module", module)
                    .register(registry);
            Gauge.builder("outbox.oldest.age", poller, p -> p.backlog().oldestSeconds())
                    .description("Age of the oldest delivery that waits")
                    .baseUnit("seconds")
                    .tag("module", module)
                    .register(registry);
            Gauge.builder("outbox.dead.letters", poller, p -> p.backlog().dead())
                    .description("Deliveries that an operator must decide about")
                    .tag("module", module)
                    .register(registry);
        }
        Gauge.builder("events.deliveries.running", dispatcher, EventDelivery::runningIn)
                .description("Deliveries that run in this process")
                .register(registry);
        Gauge.builder("events.deliveries.waiting", dispatcher, EventDelivery::waitingIn)
                .description("Deliveries that wait for a free place in this process")
                .register(registry);
    }

    private static double runningIn(EventDispatcher dispatcher) {
        return dispatcher.lanes().values().stream()
                .mapToInt(ListenerLane::running)
                .sum();
    }

    private static double waitingIn(EventDispatcher dispatcher) {
        return dispatcher.lanes().values().stream()
                .mapToInt(ListenerLane::waiting)
                .sum();
    }
}
