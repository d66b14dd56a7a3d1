package app.runtime.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is done from one outbox, many rows with one commit. A row that is not deleted, because the process or
 * the database went down first, is delivered again, and the inbox keeps that from having an effect.
 */
final class CompletedDeliveries {

    private static final Logger log = LoggerFactory.getLogger(CompletedDeliveries.class);

    private static final int LARGEST_BATCH = 1_000;
    private static final Duration GATHERING = Duration.ofMillis(20);

    /** The last to be added; no delivery has this id. */
    private static final UUID END = new UUID(0, 0);

    private final Outbox outbox;
    private final BlockingQueue<UUID> done = new LinkedBlockingQueue<>();
    private final Thread worker;

    CompletedDeliveries(Outbox outbox) {
        this.outbox = outbox;
        this.worker = Thread.ofVirtual().name("outbox-done-" + outbox.module()).unstarted(this::work);
    }

    void start() {
        worker.start();
    }

    void add(UUID delivery) {
        done.add(delivery);
    }

    /** Deletes what has been added so far, and ends. Never interrupts: that would break a connection in use. */
    void stop() throws InterruptedException {
        done.add(END);
        worker.join();
    }

    private void work() {
        try {
            var ended = false;
            while (!ended) {
                var batch = new ArrayList<UUID>();
                batch.add(done.take());
                TimeUnit.MILLISECONDS.sleep(GATHERING.toMillis());
                done.drainTo(batch, LARGEST_BATCH);
                ended = batch.remove(END);
                if (!batch.isEmpty()) {
                    delete(batch);
                }
            }
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
    }

    private void delete(List<UUID> batch) {
        try {
            outbox.delete(batch);
        } catch (Throwable unreachable) {
            log.warn(
                    "{} deliveries of {} are done but still in the outbox; they will be repeated without effect",
                    batch.size(),
                    outbox.module(),
                    unreachable);
        }
    }
}
