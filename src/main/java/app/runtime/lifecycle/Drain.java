package app.runtime.lifecycle;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Ends a serving process without losing anything: first it says that it is not ready and goes on serving, until whoever
 * sends requests has noticed; then the context closes, in this order: no new connection, requests in flight finish,
 * event deliveries in flight finish or go back to the outbox, pools close.
 */
@Component
final class Drain {

    private static final Logger log = LoggerFactory.getLogger(Drain.class);

    /** More than the parts of closing the context can take together, less than Kubernetes waits by default. */
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(20);

    private final ConfigurableApplicationContext context;
    private final LifecycleSettings settings;

    Drain(ConfigurableApplicationContext context, LifecycleSettings settings) {
        this.context = context;
        this.settings = settings;
    }

    /** @param hurry the delay ends when a permit arrives: whoever stops the process twice does not want to wait */
    void run(Semaphore hurry) throws InterruptedException {
        var delay = settings.drainDelay();
        var limit = haltAfter(delay.plus(LONGEST_CLOSE));
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        log.info("Stopping: not ready from now on, still serving for {} ms", delay.toMillis());
        var hurried = hurry.tryAcquire(delay.toMillis(), TimeUnit.MILLISECONDS);
        log.info("Stopping{}: finishing what is in flight", hurried ? " at once" : "");
        context.close();
        limit.interrupt();
        log.info("Stopped");
    }

    private static Thread haltAfter(Duration limit) {
        return Thread.ofPlatform().name("drain-limit").daemon().start(() -> {
            try {
                Thread.sleep(limit);
                log.error(
                        "Not stopped after {} s: halting; the next process goes on with what is left",
                        limit.toSeconds());
                Runtime.getRuntime().halt(ExitCode.FAILED);
            } catch (InterruptedException inTime) {
                log.debug("Stopped in time");
            }
        });
    }
}
