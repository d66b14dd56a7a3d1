package app.runtime.events;

import app.runtime.topology.AppModule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Everything that talks to the broker while the process serves: sends from the outboxes of its modules, and reads for
 * them what they want of others. Begins once the application is up, whether or not the broker is, and ends after the web
 * server.
 */
final class BrokerDelivery implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BrokerParts parts;
    private final BrokerOutlet outlet;
    private final OutboxMulticaster multicaster;
    private final AtomicBoolean running = new AtomicBoolean();
    private Map<AppModule, BrokerErrandRunner> errands = Map.of();
    private List<ModuleConsumer> consumers = List.of();
    private @Nullable BrokerWatch watch;

    BrokerDelivery(BrokerParts parts, BrokerOutlet outlet, OutboxMulticaster multicaster) {
        this.parts = parts;
        this.outlet = outlet;
        this.multicaster = multicaster;
    }

    @Override
    public void start() {
        var listeners = multicaster.listeners();
        errands = parts.errands(listeners);
        errands.values().forEach(BrokerErrandRunner::start);
        outlet.connect(errands);
        var readers = parts.readers(listeners);
        consumers = parts.consumers(readers, listeners);
        consumers.forEach(ModuleConsumer::start);
        watch = parts.watch(readers);
        watch.start();
        running.set(true);
    }

    @Override
    public void stop() {
        try {
            var end = System.nanoTime() + PATIENCE.toNanos();
            if (watch != null) {
                watch.stop();
            }
            consumers.forEach(ModuleConsumer::beginStop);
            errands.values().forEach(BrokerErrandRunner::beginStop);
            for (var consumer : consumers) {
                consumer.awaitStop(until(end));
            }
            for (var errand : errands.values()) {
                errand.awaitStop(until(end));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            running.set(false);
        }
    }
}
