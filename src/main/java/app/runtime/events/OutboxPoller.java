package app.runtime.events;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for deliveries in one outbox that are due: after a failure, after a crash of whoever had claimed them, or
 * because nobody had room for them. Also keeps the count of what waits, and forgets what is old.
 */
final class OutboxPoller {

    private static final Logger log = LoggerFactory.getLogger(OutboxPoller.class);

    private static final int BATCH = 100;
    private static final Duration COUNTING = Duration.ofSeconds(10);
    private static final Duration FORGETTING = Duration.ofHours(1);

    private final Outbox outbox;
    private final EventDispatcher dispatcher;
    private final Duration interval;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Outbox.Backlog backlog = new Outbox.Backlog(0, 0, 0);
    private final Periodic counting = new Periodic(COUNTING);
    private final Periodic forgetting = new Periodic(FORGETTING);
    private final Thread worker;

    OutboxPoller(Outbox outbox, EventDispatcher dispatcher, Duration interval) {
        this.outbox = outbox;
        this.dispatcher = dispatcher;
        this.interval = interval;
        this.worker = Thread.ofVirtual().name("outbox-poll-" + outbox.module()).unstarted(this::work);
    }

    void start() {
        worker.start();
    }

    /** Never interrupts: that would break a connection in use. */
    void stop() throws InterruptedException {
        stopping.countDown();
        worker.join();
    }

    /** As of a few seconds ago. */
    Outbox.Backlog backlog() {
        return backlog;
    }

    Outbox outbox() {
        return outbox;
    }

    private void work() {
        try {
            var more = false;
            while (!stopping.await(more ? 0 : interval.toMillis(), TimeUnit.MILLISECONDS)) {
                more = pollSafely();
            }
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean pollSafely() {
        try {
            if (counting.isDue()) {
                backlog = outbox.backlog();
            }
            if (forgetting.isDue()) {
                outbox.forgetOld();
            }
            return poll();
        } catch (Throwable unreachable) {
            log.warn("The outbox of {} cannot be read now; tried again in {}", outbox.module(), interval, unreachable);
            return false;
        }
    }

    /** Whether there may be more that is due. */
    private boolean poll() {
        var listeners = dispatcher.listenersWithRoomFor(BATCH);
        if (listeners.isEmpty()) {
            return false;
        }
        var claimed = outbox.claim(listeners, BATCH);
        claimed.forEach(dispatcher::submit);
        return claimed.size() == BATCH;
    }
}
