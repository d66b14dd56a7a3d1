import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as Markdown. */
final class Report {

    private static final double PLACE_MARK = 0.35;
    private static final double READ_MARK = 0.25;

    private final Options options;
    private final Samples saga = new Samples();
    private final Samples request = new Samples();
    private final Samples read = new Samples();
    private final List<Double> secondsToReady = new ArrayList<>();
    private final List<Timed> places = new ArrayList<>();
    private final List<Timed> reads = new ArrayList<>();
    private Statements applicationCosts = new Statements(0, 0);
    private Statements pgbenchCosts = new Statements(0, 0);
    private int connections;
    private int readers;
    private long residentAfterStart;
    private long residentAfterLoad;
    private long liveHeap;

    Report(Options options) {
        this.options = options;
    }

    void started(Duration timeToReady) {
        secondsToReady.add(timeToReady.toMillis() / 1e3);
    }

    void connections(int all, int ofOrders) {
        connections = all;
        readers = ofOrders;
    }

    void applicationCosts(Statements costs) {
        applicationCosts = costs;
    }

    void pgbenchCosts(Statements costs) {
        pgbenchCosts = costs;
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

    void residentAfterStart(long megabytes) {
        residentAfterStart = megabytes;
    }

    void residentAfterLoad(long megabytes) {
        residentAfterLoad = megabytes;
    }

    void liveHeap(long megabytes) {
        liveHeap = megabytes;
    }

    String markdown() {
        return String.join("\n", rates(), "", others());
    }

    private String rates() {
        return String.join(
                "\n",
                "| per second, median of %d rounds | application | pgbench | ratio | spread | mark |"
                        .formatted(options.rounds()),
                "|---|--:|--:|--:|--:|--:|",
                row("orders placed and settled, all their SQL (%d connections)".formatted(connections), saga, "≥ " + PLACE_MARK),
                row("the same, against the SQL of the placing request alone", request, "–"),
                row("orders read (%d connections)".formatted(readers), read, "≥ " + READ_MARK));
    }

    private String others() {
        return String.join(
                "\n",
                "| | |",
                "|---|--:|",
                text("| start to ready, median of %d | %.2f s |", secondsToReady.size(), Samples.median(secondsToReady)),
                text("| resident memory, started / after the load (%s) | %d / %d MB |", String.join(" ", options.javaOptions()), residentAfterStart, residentAfterLoad),
                text("| live heap after a full collection | %d MB |", liveHeap),
                text("| placing request, p50 / p99 (%d clients) | %s ms |", options.clients(), latency(places)),
                text("| reading request, p50 / p99 (%d clients) | %s ms |", options.clients(), latency(reads)),
                costs("statements per order", applicationCosts.calls(), pgbenchCosts.calls()),
                costs("rows per order", applicationCosts.rows(), pgbenchCosts.rows()),
                applicationCosts.isCloseTo(pgbenchCosts)
                        ? ""
                        : "\n**bench/sql is not what the application does any more: these ratios mean little.**");
    }

    private static String row(String name, Samples samples, String mark) {
        return text(
                "| %s | %.0f | %.0f | **%.2f** | %.2f–%.2f | %s |",
                name,
                samples.application(),
                samples.pgbench(),
                samples.ratio(),
                samples.leastRatio(),
                samples.greatestRatio(),
                mark);
    }

    private static String latency(List<Timed> rounds) {
        return text(
                "%.1f / %.1f",
                Samples.median(rounds.stream().map(each -> each.milliseconds(0.5)).toList()),
                Samples.median(rounds.stream().map(each -> each.milliseconds(0.99)).toList()));
    }

    private static String costs(String name, double application, double pgbench) {
        return text("| %s, application / pgbench | %.1f / %.1f |", name, application, pgbench);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
