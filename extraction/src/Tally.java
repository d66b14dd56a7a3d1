import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts, and writes down every failure, and while the customers are there every request when it has ended, and a
 * sample of each second.
 */
final class Tally implements AutoCloseable {

    private final JsonLines requests;
    private final JsonLines failures;
    private final JsonLines samples;
    private final boolean toleratesLostAnswers;
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

    private double[] latencies = new double[64];
    private int ended;
    private int sentThisSecond;
    private int failedThisSecond;
    private long lastAnswer;
    private long gap;
    private long longestGap;

    private Tally(JsonLines requests, JsonLines failures, JsonLines samples, boolean toleratesLostAnswers) {
        this.requests = requests;
        this.failures = failures;
        this.samples = samples;
        this.toleratesLostAnswers = toleratesLostAnswers;
    }

    static Tally in(Path state, boolean toleratesLostAnswers) throws IOException {
        return new Tally(
                JsonLines.appendTo(state.resolve("requests.jsonl")),
                JsonLines.appendTo(state.resolve("failures.jsonl")),
                JsonLines.appendTo(state.resolve("samples.jsonl")),
                toleratesLostAnswers);
    }

    boolean toleratesLostAnswers() {
        return toleratesLostAnswers;
    }

    /** From now on a time without answers is a gap. */
    synchronized void begin() {
        lastAnswer = System.nanoTime();
        gap = 0;
    }

    /** Until {@link #begin} it is none. */
    synchronized void end() {
        sample();
        lastAnswer = 0;
    }

    synchronized void sent() {
        count("sent");
        sentThisSecond++;
    }

    /** @param status 0 if there was no answer */
    synchronized void ended(Request request, int status, long nanos) {
        var millis = Math.round(nanos / 1e4) / 100.0;
        if (ended == latencies.length) {
            latencies = Arrays.copyOf(latencies, 2 * ended);
        }
        latencies[ended++] = millis;
        if (status > 0 && status < 500) {
            noteGap();
            lastAnswer = lastAnswer == 0 ? 0 : System.nanoTime();
        }
        if (lastAnswer != 0) {
            requests.add(new Ended(System.currentTimeMillis(), request.module(), request.deed(), status, millis));
        }
    }

    void retried() {
        count("retried");
    }

    /** @param isTolerated because processes are being killed: it is counted, and the repetition has to succeed */
    synchronized void failed(Request request, int status, String what, String id, boolean isTolerated) {
        count(isTolerated ? "lost" : "failed");
        failedThisSecond += isTolerated ? 0 : 1;
        var line = new LinkedHashMap<String, Object>(Map.of("at", System.currentTimeMillis()));
        line.put("module", request.module());
        line.put("deed", request.deed());
        line.put("status", status);
        line.put("what", what);
        line.put("requestId", id);
        line.put("tolerated", isTolerated);
        failures.add(line);
    }

    /** An answer that came, but cannot be right. */
    synchronized void wrong(String deed, String what) {
        count("failed");
        count("wrong");
        failedThisSecond++;
        failures.add(Map.of("at", System.currentTimeMillis(), "deed", deed, "what", what, "tolerated", false));
    }

    /** Counts something that is no failure. */
    void count(String name) {
        counts.computeIfAbsent(name, _ -> new AtomicLong()).incrementAndGet();
    }

    /** Whatever was counted under this name before. */
    void put(String name, long count) {
        counts.computeIfAbsent(name, _ -> new AtomicLong()).set(count);
    }

    long of(String name) {
        return counts.getOrDefault(name, new AtomicLong()).get();
    }

    synchronized long longestGapMillis() {
        return longestGap / 1_000_000;
    }

    /** Writes down what there was since the last one. */
    synchronized void sample() {
        noteGap();
        var sorted = Arrays.copyOf(latencies, ended);
        var latency = Latency.of(sorted);
        var line = new LinkedHashMap<String, Object>();
        line.put("at", System.currentTimeMillis());
        line.put("sent", sentThisSecond);
        line.put("failed", failedThisSecond);
        line.put("p50", latency.p50());
        line.put("p99", latency.p99());
        line.put("max", latency.max());
        line.put("gap", gap / 1_000_000);
        samples.add(line);
        ended = 0;
        sentThisSecond = 0;
        failedThisSecond = 0;
        gap = 0;
    }

    private void noteGap() {
        if (lastAnswer != 0) {
            gap = Math.max(gap, System.nanoTime() - lastAnswer);
            longestGap = Math.max(longestGap, gap);
        }
    }

    @Override
    public void close() throws IOException {
        requests.close();
        failures.close();
        samples.close();
    }

    record Ended(long at, String module, String deed, int status, double ms) {}
}
