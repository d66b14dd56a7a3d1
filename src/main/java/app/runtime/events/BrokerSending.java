package app.runtime.events;

import app.runtime.topology.AppModule;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;

/**
 * Empties the outboxes of what is for the broker, while the process serves: begins once the application is up, whether
 * or not the broker is, and ends after the web server.
 */
final class BrokerSending implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Map<AppModule, BrokerErrandRunner> errands;
    private final BrokerOutlet outlet;
    private final AtomicBoolean running = new AtomicBoolean();

    BrokerSending(Map<AppModule, BrokerErrandRunner> errands, BrokerOutlet outlet) {
        this.errands = Map.copyOf(errands);
        this.outlet = outlet;
    }

    @Override
    public void start() {
        errands.values().forEach(BrokerErrandRunner::start);
        outlet.connect(errands);
        running.set(true);
    }

    @Override
    public void stop() {
        try {
            errands.values().forEach(BrokerErrandRunner::beginStop);
            var end = System.nanoTime() + PATIENCE.toNanos();
            for (var errand : errands.values()) {
                errand.awaitStop(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            running.set(false);
        }
    }

    /** Besides whatever else stops in this phase. */
    @Override
    public void stop(Runnable whenDone) {
        Thread.ofVirtual().name("broker-sending-stop").start(() -> {
            stop();
            whenDone.run();
        });
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

    /** Stops before {@link EventDelivery} does; what that still publishes waits in the outbox. */
    @Override
    public int getPhase() {
        return 1;
    }
}
