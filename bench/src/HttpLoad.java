import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Clients that each send one request after the other over a connection of their own, on virtual threads. */
record HttpLoad(int port, int clients) {

    /** A request that is on its way at the end of the time is waited for, and counted. */
    Timed run(Duration time, Supplier<? extends Work> works) throws InterruptedException {
        var begin = System.nanoTime();
        var end = begin + time.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = Stream.generate(works)
                    .limit(clients)
                    .map(work -> (Callable<long[]>) () -> client(work, end))
                    .toList();
            var latencies = new ArrayList<long[]>();
            for (var finished : threads.invokeAll(tasks)) {
                latencies.add(finished.get());
            }
            return Timed.of(begin, latencies);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A client failed", failed.getCause());
        }
    }

    private long[] client(Work work, long end) throws IOException, InterruptedException {
        var latencies = new long[1024];
        var count = 0;
        try (var wire = Wire.to(port)) {
            while (System.nanoTime() - end < 0) {
                var request = work.next();
                var sent = System.nanoTime();
                wire.send(request);
                work.accept(HttpMessage.readFrom(wire));
                latencies = count < latencies.length ? latencies : Arrays.copyOf(latencies, 2 * count);
                latencies[count++] = System.nanoTime() - sent;
            }
        }
        return Arrays.copyOf(latencies, count);
    }

    /** What one client does. */
    interface Work {

        byte[] next() throws InterruptedException;

        /** @throws IllegalStateException if the answer is not the expected one */
        void accept(HttpMessage response);
    }
}
