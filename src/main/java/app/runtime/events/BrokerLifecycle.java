package app.runtime.events;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;

/**
 * What is done with the broker while the process serves: begins once the application is up, whether or not the broker
 * is, and ends after the web server, before {@link EventDelivery} does. Both directions end at the same time.
 */
abstract class BrokerLifecycle implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final String name;
    private final AtomicBoolean running = new AtomicBoolean();

    BrokerLifecycle(String name) {
        this.name = name;
    }

    abstract void begin();

    /** @param end until when, by {@link System#nanoTime()}, what is under way may take */
    abstract void end(long end) throws InterruptedException;

    /** Never nothing: some ways of waiting take that for no limit. */
    static Duration until(long end) {
        return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    }

    @Override
    public final void start() {
        begin();
        running.set(true);
    }

    @Override
    public final void stop() {
        try {
            end(System.nanoTime() + PATIENCE.toNanos());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            running.set(false);
        }
    }

    /** Besides whatever else stops in this phase. */
    @Override
    public final void stop(Runnable whenDone) {
        Thread.ofVirtual().name(name + "-stop").start(() -> {
            stop();
            whenDone.run();
        });
    }

    @Override
    public final boolean isRunning() {
        return running.get();
    }

    /** It ends for good: what stops it is the end of the process. */
    @Override
    public final boolean isPauseable() {
        return false;
    }

    @Override
    public final int getPhase() {
        return 1;
    }
}
