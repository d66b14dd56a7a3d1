package app.runtime.events;

import app.runtime.events.BrokerErrand.Next;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs an errand when there is news, and from time to time, until it is stopped; ever more slowly while it fails. */
final class BrokerErrandRunner {

    private static final Logger log = LoggerFactory.getLogger(BrokerErrandRunner.class);

    private static final RetryPolicy PAUSES =
            new RetryPolicy(Integer.MAX_VALUE, Duration.ofMillis(500), Duration.ofSeconds(5));

    private final String name;
    private final BrokerErrand errand;
    private final Duration interval;
    private final Semaphore news = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread worker;
    private final RandomGenerator random = RandomGenerator.getDefault();

    BrokerErrandRunner(String name, BrokerErrand errand, Duration interval) {
        this.name = name;
        this.errand = errand;
        this.interval = interval;
        this.worker = Thread.ofVirtual().name(name).unstarted(this::work);
    }

    void start() {
        worker.start();
    }

    void wake() {
        news.release();
    }

    /** Never interrupts: that would break a connection in use. */
    void beginStop() {
        stopping.countDown();
        wake();
    }

    void awaitStop(Duration patience) throws InterruptedException {
        worker.join(patience);
    }

    private void work() {
        try (errand) {
            var failures = 0;
            while (stopping.getCount() > 0) {
                var next = runSafely();
                failures = next == Next.AFTER_A_PAUSE ? failures + 1 : 0;
                pause(next, failures);
            }
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(Next next, int failures) throws InterruptedException {
        switch (next) {
            case AT_ONCE -> {}
            case WHEN_THERE_IS_NEWS -> {
                if (news.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            }
            case AFTER_A_PAUSE -> {
                var pause = PAUSES.pauseAfter(failures, random).orElse(interval);
                if (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            }
        }
    }

    private Next runSafely() {
        try {
            return errand.run();
        } catch (Throwable unreachable) {
            log.warn("{} cannot go on now; tried again in {}", name, interval, unreachable);
            return Next.WHEN_THERE_IS_NEWS;
        }
    }
}
