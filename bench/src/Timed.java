import java.util.Arrays;
import java.util.List;

/**
 * Requests of one measurement.
 *
 * @param begin see {@link System#nanoTime()}
 * @param latencies in nanoseconds, sorted
 */
record Timed(long begin, long end, long[] latencies) {

    /** Ended just now. */
    static Timed of(long begin, List<long[]> latencies) {
        var sorted = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Timed(begin, System.nanoTime(), sorted);
    }

    Timed endingAt(long laterEnd) {
        return new Timed(begin, laterEnd, latencies);
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
