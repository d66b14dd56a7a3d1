package app.runtime.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The deliveries to one listener: so many at a time on virtual threads, so many waiting, no more. A slow listener holds
 * up nobody but itself; what does not fit stays in the outbox.
 */
final class ListenerLane {

    private static final int LONGEST_QUEUE = 1_000;

    private final Consumer<Delivery> work;
    private final ThreadPoolExecutor executor;

    ListenerLane(String listener, int concurrency, Consumer<Delivery> work) {
        this.work = work;
        this.executor = new ThreadPoolExecutor(
                concurrency,
                concurrency,
                1,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(LONGEST_QUEUE),
                Thread.ofVirtual().name(listener + "-", 0).factory());
        this.executor.allowCoreThreadTimeOut(true);
    }

    /** Whether the lane took the delivery; if not, it is due again when its claim ends. */
    boolean offer(Delivery delivery) {
        try {
            executor.execute(new Run(delivery, work));
            return true;
        } catch (RejectedExecutionException fullOrClosed) {
            return false;
        }
    }

    boolean hasRoomFor(int deliveries) {
        return executor.getQueue().remainingCapacity() >= deliveries;
    }

    int waiting() {
        return executor.getQueue().size();
    }

    int running() {
        return executor.getActiveCount();
    }

    /** Takes no more, and gives back what has not begun. */
    List<Delivery> close() {
        executor.shutdown();
        var waiting = new ArrayList<Runnable>();
        executor.getQueue().drainTo(waiting);
        return waiting.stream().map(run -> ((Run) run).delivery()).toList();
    }

    boolean awaitRunning(long milliseconds) throws InterruptedException {
        return executor.awaitTermination(milliseconds, TimeUnit.MILLISECONDS);
    }

    private record Run(Delivery delivery, Consumer<Delivery> work) implements Runnable {

        @Override
        public void run() {
            work.accept(delivery);
        }
    }
}
