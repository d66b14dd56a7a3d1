package app.orders.internal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Cancels orders that were pending for too long, as long as the application serves. Any number of instances may sweep
 * at the same time: each takes orders that no other one holds.
 */
@Component
@ConditionalOnBooleanProperty(name = "app.command", havingValue = false, matchIfMissing = true)
final class PendingOrderSweep implements SmartLifecycle {

    /** So few that their products are not locked for long. */
    static final int BATCH = 50;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(PendingOrderSweep.class);

    private final TransactionOperations transaction;
    private final Cancellations cancellations;
    private final OrderSettings settings;
    private volatile @Nullable ScheduledExecutorService timer;
    private volatile boolean stopping;

    PendingOrderSweep(TransactionOperations transaction, Cancellations cancellations, OrderSettings settings) {
        this.transaction = transaction;
        this.cancellations = cancellations;
        this.settings = settings;
    }

    /** @return how many orders were cancelled */
    int sweep() {
        int total = 0;
        int batch;
        do {
            batch = transaction.execute(_ -> cancellations.ofPendingTooLong(BATCH));
            total += batch;
        } while (batch == BATCH && !stopping);
        return total;
    }

    @Override
    public void start() {
        stopping = false;
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("orders-sweep").factory());
        var interval = settings.sweepInterval().toMillis();
        var _ = started.scheduleWithFixedDelay(this::sweepAndTell, interval, interval, TimeUnit.MILLISECONDS);
        timer = started;
    }

    /** The batch under way is finished first. */
    @Override
    public void stop() {
        stopping = true;
        var running = timer;
        timer = null;
        if (running != null) {
            running.shutdown();
            awaitEnd(running);
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    private void sweepAndTell() {
        try {
            var cancelled = sweep();
            if (cancelled > 0) {
                log.info("Cancelled {} orders that were pending for more than {}", cancelled, settings.pendingLimit());
            }
        } catch (RuntimeException failure) {
            log.warn(
                    "Orders that are pending for too long stay so; tried again in {}",
                    settings.sweepInterval(),
                    failure);
        }
    }

    private static void awaitEnd(ScheduledExecutorService running) {
        try {
            if (!running.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn(
                        "A sweep for pending orders did not end within {}; its last batch is rolled back",
                        LONGEST_STOP);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
