package app.runtime.events;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiPredicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of one partition in their order, on a virtual thread of their own: a slow or failing one holds up only
 * those behind it. Used by the thread that polls.
 */
final class PartitionLane {

    private static final long NOTHING = -1;

    private final BiPredicate<ConsumerRecord<String, byte[]>, CountDownLatch> work;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile long position = NOTHING;
    private long committed = NOTHING;
    private @Nullable Thread worker;

    PartitionLane(BiPredicate<ConsumerRecord<String, byte[]>, CountDownLatch> work) {
        this.work = work;
    }

    boolean isIdle() {
        return worker == null || !worker.isAlive();
    }

    /** Only while it is idle. */
    void take(List<ConsumerRecord<String, byte[]>> records) {
        var first = records.getFirst();
        worker =
                Thread.ofVirtual().name(first.topic() + "-" + first.partition()).start(() -> work(records));
    }

    boolean hasMoved() {
        return position != NOTHING;
    }

    /** Of the first record that is not done. */
    long position() {
        return position;
    }

    boolean isCommitted(long offset) {
        return committed == offset;
    }

    void committed(long offset) {
        committed = offset;
    }

    /** Lets it finish the record in hand and begin no other. */
    void beginStop() {
        stopping.countDown();
    }

    void awaitStop(Duration patience) {
        var running = worker;
        try {
            if (running != null) {
                running.join(patience);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(List<ConsumerRecord<String, byte[]>> records) {
        for (var record : records) {
            if (stopping.getCount() == 0 || !work.test(record, stopping)) {
                return;
            }
            position = record.offset() + 1;
        }
    }
}
