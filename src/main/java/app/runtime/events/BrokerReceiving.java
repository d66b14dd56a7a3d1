package app.runtime.events;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.springframework.context.SmartLifecycle;

/**
 * Reads what the hosted modules want of others, while the process serves: begins once the application is up, whether or
 * not the broker is, and ends after the web server. What its listeners publish then still reaches the outbox.
 */
final class BrokerReceiving implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final List<EventReader> readers;
    private final Function<EventReader, ModuleConsumer> consumerOf;
    private final BrokerWatch watch;
    private final BrokerDeadLetters deadLetters;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile List<ModuleConsumer> consumers = List.of();

    BrokerReceiving(
            List<EventReader> readers,
            Function<EventReader, ModuleConsumer> consumerOf,
            BrokerWatch watch,
            BrokerDeadLetters deadLetters) {
        this.readers = List.copyOf(readers);
        this.consumerOf = consumerOf;
        this.watch = watch;
        this.deadLetters = deadLetters;
    }

    @Override
    public void start() {
        var wanting =
                readers.stream().filter(reader -> !reader.topics().isEmpty()).toList();
        consumers = wanting.stream().map(consumerOf).toList();
        consumers.forEach(ModuleConsumer::start);
        watch.start(wanting);
        running.set(true);
    }

    @Override
    public void stop() {
        try {
            watch.stop();
            consumers.forEach(ModuleConsumer::beginStop);
            var end = System.nanoTime() + PATIENCE.toNanos();
            for (var consumer : consumers) {
                consumer.awaitStop(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
            deadLetters.close();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            running.set(false);
        }
    }

    /** Besides whatever else stops in this phase. */
    @Override
    public void stop(Runnable whenDone) {
        Thread.ofVirtual().name("broker-receiving-stop").start(() -> {
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

    /** Stops before {@link EventDelivery} does. */
    @Override
    public int getPhase() {
        return 1;
    }
}
