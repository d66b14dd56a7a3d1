import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Starts in several ways, as Markdown; each is divided by the start of the same round in the first way. */
final class StartupReport {

    private final Options options;
    private final List<String> ways;
    private final List<List<Start>> rounds = new ArrayList<>();
    private String sizes = "";

    StartupReport(Options options, List<String> ways) {
        this.options = options;
        this.ways = ways;
    }

    void sizes(long layers, long flat) {
        sizes = "* the caches have %d (layers) and %d MB (flat jar)".formatted(layers / 1_000_000, flat / 1_000_000);
    }

    /** One start in each of the ways. */
    void add(List<Start> round) {
        rounds.add(List.copyOf(round));
    }

    String markdown() {
        var lines = new ArrayList<>(List.of(
                "| median of %d starts, in turn | start to ready, ms | ratio | memory when ready, MB | ratio | memory after a load, MB | ratio |"
                        .formatted(options.rounds()),
                "|---|--:|--:|--:|--:|--:|--:|"));
        for (var way = 0; way < ways.size(); way++) {
            lines.add("| " + ways.get(way) + cells(way, Start::millis) + cells(way, Start::megabytesWhenReady)
                    + cells(way, Start::megabytesAfterLoad) + " |");
        }
        lines.add("");
        lines.add("* %d cores; Java %s with %s; a ratio is the median of those of the rounds, the lowest and the highest in brackets"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version(),
                        String.join(" ", options.javaOptions())));
        lines.add("* the load: reading products for %d s over %d connections, which begins as soon as the process is ready"
                .formatted(options.seconds(), options.clients()));
        lines.add(sizes);
        return String.join("\n", lines);
    }

    private String cells(int way, ToDoubleFunction<Start> measured) {
        var samples = new Samples();
        rounds.forEach(round -> samples.add(
                measured.applyAsDouble(round.get(way)), measured.applyAsDouble(round.getFirst())));
        var values = rounds.stream().map(round -> measured.applyAsDouble(round.get(way))).toList();
        return way == 0
                ? String.format(Locale.ROOT, " | %.0f | 1", Samples.median(values))
                : String.format(
                        Locale.ROOT,
                        " | %.0f | **%.2f** (%.2f–%.2f)",
                        Samples.median(values),
                        samples.ratio(),
                        samples.leastRatio(),
                        samples.greatestRatio());
    }

    /** @param millis from the start of the process until {@code /health/ready} says yes */
    record Start(long millis, long megabytesWhenReady, long megabytesAfterLoad) {}
}
