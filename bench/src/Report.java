import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What was measured, as Markdown. */
final class Report {

    private static final double PLACE_MARK = 0.35;
    private static final double READ_MARK = 0.25;

    private final Options options;
    private final List<String> facts = new ArrayList<>();
    private final List<Double> secondsToReady = new ArrayList<>();
    private final Samples saga = new Samples();
    private final Samples request = new Samples();
    private final Samples read = new Samples();
    private final List<Timed> places = new ArrayList<>();
    private final List<Timed> reads = new ArrayList<>();
    private boolean sameSql;

    Report(Options options) {
        this.options = options;
    }

    void started(Duration timeToReady) {
        secondsToReady.add(timeToReady.toMillis() / 1e3);
    }

    void placed(Timed application, double pgbenchSaga, double pgbenchRequest) {
        places.add(application);
        saga.add(application.perSecond(), pgbenchSaga);
        request.add(application.perSecond(), pgbenchRequest);
    }

    void read(Timed application, double pgbench) {
        reads.add(application);
        read.add(application.perSecond(), pgbench);
    }

    void costs(Statements application, Statements pgbench) {
        sameSql = application.isCloseTo(pgbench);
        fact(
                "statements per order, application / pgbench: %.1f / %.1f, rows: %.1f / %.1f",
                application.calls(), pgbench.calls(), application.rows(), pgbench.rows());
    }

    void memory(long afterStart, long afterLoad, long liveHeap) {
        fact(
                "memory of the process, after the start / after the load: %d / %d MB; live heap: %d MB",
                afterStart, afterLoad, liveHeap);
    }

    void fact(String format, Object... values) {
        facts.add("* " + text(format, values));
    }

    String markdown(int connections, int readers) {
        fact("start to ready, median of %d: %.1f s", secondsToReady.size(), Samples.median(secondsToReady));
        fact("placing request, p50 / p99: %s ms; reading request: %s ms", latency(places), latency(reads));
        var all = Stream.concat(places.stream(), reads.stream()).toList();
        var refused = all.stream().mapToInt(Timed::refusals).sum();
        var done = all.stream().mapToInt(Timed::count).sum();
        fact("refused with 503: %d of %d requests", refused, refused + done);
        var lines = new ArrayList<String>();
        lines.add("| orders per second, median of %d rounds | application | pgbench | ratio | spread | first mark |"
                .formatted(options.rounds()));
        lines.add("|---|--:|--:|--:|--:|--:|");
        lines.add(
                row("placed and settled; pgbench: all of that SQL, " + connections + " connections", saga, PLACE_MARK));
        lines.add(row("the same; pgbench: the SQL before the answer only", request, 0));
        lines.add(row(
                "read by %d clients; pgbench: the one SELECT, as many connections".formatted(readers),
                read,
                READ_MARK));
        lines.add("");
        lines.addAll(facts);
        if (!sameSql) {
            lines.add("\n**bench/sql is not what the application sends any more: these ratios mean little.**");
        }
        return String.join("\n", lines);
    }

    private static String row(String name, Samples samples, double mark) {
        return text(
                "| %s | %.0f | %.0f | **%.2f** | %.2f–%.2f | %s |",
                name,
                samples.application(),
                samples.pgbench(),
                samples.ratio(),
                samples.leastRatio(),
                samples.greatestRatio(),
                mark > 0 ? mark : "–");
    }

    private static String latency(List<Timed> rounds) {
        return text(
                "%.1f / %.1f",
                Samples.median(
                        rounds.stream().map(each -> each.milliseconds(0.5)).toList()),
                Samples.median(
                        rounds.stream().map(each -> each.milliseconds(0.99)).toList()));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
