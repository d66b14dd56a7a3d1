import java.util.Arrays;

/** Of some requests, in milliseconds; 0 if there were none. */
record Latency(double p50, double p99, double max) {

    static Latency of(double... millis) {
        if (millis.length == 0) {
            return new Latency(0, 0, 0);
        }
        var sorted = millis.clone();
        Arrays.sort(sorted);
        return new Latency(quantile(sorted, 0.50), quantile(sorted, 0.99), sorted[sorted.length - 1]);
    }

    private static double quantile(double[] sorted, double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }
}
