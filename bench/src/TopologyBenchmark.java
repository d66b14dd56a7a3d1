import app.KafkaBroker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Measures calls in process and over HTTP, and orders in one process and with every module alone, in turn. Prints
 * Markdown; what happens meanwhile goes to the standard error.
 */
final class TopologyBenchmark {

    private static final int SINGLE_ORDERS = 50;
    private static final Duration WARM_UP_PLACING = Duration.ofSeconds(15);
    private static final Duration WARM_UP_READING = Duration.ofSeconds(5);

    private final Options options;
    private final KafkaBroker broker;
    private final TopologyReport report = new TopologyReport();

    private TopologyBenchmark(Options options, KafkaBroker broker) {
        this.options = options;
        this.broker = broker;
    }

    static void main(String... arguments) throws IOException, InterruptedException {
        System.setProperty("LOG_LEVEL", "error");
        try (var broker = KafkaBroker.start()) {
            IO.println(new TopologyBenchmark(Options.parse(arguments), broker).run());
        }
        System.exit(0);
    }

    private String run() throws IOException, InterruptedException {
        say("Starting one process, then four");
        try (var one = Deployed.inOneProcess(options);
                var four = Deployed.everyModuleAlone(options, broker.bootstrapServers())) {
            report.fact(
                    "%d cores; PostgreSQL %s; Java %d with %s for each process; %d clients; %d rounds, %d s each",
                    Runtime.getRuntime().availableProcessors(),
                    one.postgres().version(),
                    Runtime.version().feature(),
                    String.join(" ", options.javaOptions()),
                    options.clients(),
                    options.rounds(),
                    options.seconds());
            var atStart = List.of(one.residentMegabytes(), four.residentMegabytes());
            measureCalls(one, four);
            measureOrders(one, four);
            measureMemory(one, four, atStart);
            one.verify();
            four.verify();
            return report.markdown();
        }
    }

    private void measureCalls(Deployed one, Deployed four) {
        say("Calling a facade");
        try (var here = FacadeCalls.inProcess(one);
                var there = FacadeCalls.overHttp(four, broker.bootstrapServers())) {
            here.warmUp();
            there.warmUp();
            for (var round = 1; round <= options.rounds(); round++) {
                here.measure();
                there.measure();
            }
            report.heading("one call that reads one row, µs", "in process", "over HTTP", "ratio");
            report.row("p50", "%.0f", here.microseconds(0.5), there.microseconds(0.5));
            report.row("p99", "%.0f", here.microseconds(0.99), there.microseconds(0.99));
        }
    }

    private void measureOrders(Deployed one, Deployed four) throws IOException, InterruptedException {
        var placed = List.of(new ArrayList<Timed>(), new ArrayList<Timed>());
        var read = List.of(new ArrayList<Timed>(), new ArrayList<Timed>());
        var settled = List.of(new ArrayList<Double>(), new ArrayList<Double>());
        var deployed = List.of(one, four);
        say("Warming up");
        for (var each : deployed) {
            each.place(WARM_UP_PLACING);
            each.read(WARM_UP_READING);
        }
        for (var round = 1; round <= options.rounds(); round++) {
            say("Round " + round + " of " + options.rounds());
            for (var each = 0; each < deployed.size(); each++) {
                placed.get(each).add(deployed.get(each).place(options.time()));
                read.get(each).add(deployed.get(each).read(options.time()));
                settled.get(each).addAll(deployed.get(each).settleOneByOne(SINGLE_ORDERS / options.rounds()));
            }
        }
        report.heading("orders", "one process", "four", "ratio");
        report.row("placed and settled per second", "%.0f", placed.get(0), placed.get(1), Timed::perSecond);
        report.row("placing request under that load, p50, ms", "%.1f", placed.get(0), placed.get(1), p50());
        report.row("the same, p99, ms", "%.1f", placed.get(0), placed.get(1), p99());
        report.row("read per second", "%.0f", read.get(0), read.get(1), Timed::perSecond);
        report.row("reading request under that load, p50, ms", "%.1f", read.get(0), read.get(1), p50());
        report.row("the same, p99, ms", "%.1f", read.get(0), read.get(1), p99());
        report.row(
                "a single order, from its request to its mail, median, ms",
                "%.1f",
                Samples.median(settled.get(0)),
                Samples.median(settled.get(1)));
    }

    private void measureMemory(Deployed one, Deployed four, List<Long> atStart)
            throws IOException, InterruptedException {
        report.heading("memory of the processes, MB", "one process", "four", "ratio");
        report.row("after the start", "%.0f", atStart.get(0), atStart.get(1));
        report.row("after the load", "%.0f", one.residentMegabytes(), four.residentMegabytes());
        var each = new ArrayList<String>();
        for (var process : four.processes()) {
            each.add(process + " " + four.residentMegabytes(process));
        }
        report.fact("each of the four, after the load, MB: %s", String.join(", ", each));
    }

    private static ToDoubleFunction<Timed> p50() {
        return timed -> timed.milliseconds(0.5);
    }

    private static ToDoubleFunction<Timed> p99() {
        return timed -> timed.milliseconds(0.99);
    }

    private static void say(String sentence) {
        System.err.println(sentence);
    }
}
