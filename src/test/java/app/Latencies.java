package app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** How long requests took while several clients sent one after the other. */
record Latencies(List<Long> sortedNanos) {

    /** @param request sends one request and waits for its answer; throws if that is wrong */
    static Latencies of(int clients, Duration time, Runnable request) throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        var nanos = new ConcurrentLinkedQueue<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = Stream.generate(() -> threads.submit(() -> {
                        while (System.nanoTime() - end < 0) {
                            var begin = System.nanoTime();
                            request.run();
                            nanos.add(System.nanoTime() - begin);
                        }
                    }))
                    .limit(clients)
                    .toList();
            for (var future : futures) {
                expectSuccess(future);
            }
        }
        return new Latencies(nanos.stream().sorted().toList());
    }

    private static void expectSuccess(Future<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }

    Duration p50() {
        return quantile(0.50);
    }

    Duration p99() {
        return quantile(0.99);
    }

    private Duration quantile(double part) {
        return Duration.ofNanos(sortedNanos.get((int) (part * (sortedNanos.size() - 1))));
    }

    @Override
    public String toString() {
        return "p50 %.1f ms, p99 %.1f ms of %d requests"
                .formatted(p50().toNanos() / 1e6, p99().toNanos() / 1e6, sortedNanos.size());
    }
}
