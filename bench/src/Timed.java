import java.util.Arrays;
import java.util.List;

/**
 * Requests of one measurement.
 *
 * @param begin see {@link System#nanoTime()}
 * @param latencies in nanoseconds, sorted, of the requests that were not refused
 */
record Timed(long begin, long end, long[] latencies, int refusals) {

    /** Ended just now. */
    static Timed of(long begin, List<HttpConnection> connections) {
        var latencies = connections.stream()
                .flatMapToLong(connection -> Arrays.stream(connection.latencies()))
                .sorted()
                .toArray();
        var refusals = connections.stream().mapToInt(HttpConnection::refusals).sum();
        return new Timed(begin, System.nanoTime(), latencies, refusals);
    }

    Timed endingAt(long laterEnd) {
        return new Timed(begin, laterEnd, latencies, refusals);
    }

    int count() {
        return latencies.length;
    }

    double perSecond() {
        return count() / ((end - begin) / 1e9);
    }

    double milliseconds(double quantile) {
        return latencies[(int) (quantile * (count() - 1))] / 1e6;
    }
}
