import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures how long the application takes until it is ready, and what it occupies then: as the flat jar, in the layers
 * of the image, and in these with the cache of the JDK that the image has. In turn, with one database.
 */
final class StartupBenchmark {

    private static final Path FOLDER = Path.of("target", "bench");
    private static final Path CACHE = FOLDER.resolve("monolift.aot").toAbsolutePath();
    private static final String LAYERS = "target/image/monolift-image.jar";
    private static final Map<String, String> NO_DATABASE =
            Map.of("DATABASE_URL", "postgres://nobody@localhost:1/nowhere");

    private final Options options;
    private final List<Way> ways;

    private StartupBenchmark(Options options) {
        this.options = options;
        this.ways = List.of(
                new Way("flat jar", Jar.FLAT, options.javaOptions()),
                new Way("layers", LAYERS, options.javaOptions()),
                new Way("layers, with cache", LAYERS, with("-XX:AOTMode=on", "-XX:AOTCache=" + CACHE)));
    }

    static void main(String... arguments) throws IOException, InterruptedException {
        System.setProperty("LOG_LEVEL", "error");
        IO.println(new StartupBenchmark(Options.parse(arguments)).run());
        System.exit(0);
    }

    private String run() throws IOException, InterruptedException {
        try (var postgres = Postgres.start(Files.createTempDirectory(FOLDER, "postgres"))) {
            var environment =
                    Map.of("DATABASE_URL", postgres.url(), "MANAGEMENT_PORT", "0", "DRAIN_DELAY", "0s");
            Jar.migrate(environment, FOLDER.resolve("migrate.log"));
            train();
            for (var way : ways) {
                // What the system has read once counts for nobody.
                measure(way, environment);
            }
            var starts = new LinkedHashMap<Way, List<Start>>();
            for (var round = 1; round <= options.rounds(); round++) {
                System.err.println("Round " + round);
                for (var way : ways) {
                    starts.computeIfAbsent(way, any -> new ArrayList<>()).add(measure(way, environment));
                }
            }
            return table(starts);
        }
    }

    /** As in the Dockerfile. */
    private void train() throws IOException, InterruptedException {
        Files.deleteIfExists(CACHE);
        var training = with("-XX:AOTCacheOutput=" + CACHE, "-Dspring.context.exit=onRefresh");
        Jar.train(LAYERS, training, NO_DATABASE, FOLDER.resolve("training.log"));
    }

    private static Start measure(Way way, Map<String, String> environment) throws IOException, InterruptedException {
        try (var jar = Jar.serve(way.jar(), way.javaOptions(), environment, FOLDER.resolve("startup.log"))) {
            return new Start(jar.timeToReady().toMillis(), jar.residentMegabytes());
        }
    }

    private String table(Map<Way, List<Start>> starts) {
        var first = starts.get(ways.getFirst());
        var lines = new ArrayList<>(List.of(
                "| | from start to ready, ms | ratio | memory then, MB | ratio |", "|---|--:|--:|--:|--:|"));
        starts.forEach((way, own) -> lines.add(String.format(
                Locale.ROOT,
                "| %s | %.0f | **%.2f** | %.0f | **%.2f** |",
                way.name(),
                millis(own),
                millis(own) / millis(first),
                megabytes(own),
                megabytes(own) / megabytes(first))));
        lines.add("");
        lines.add("* %d processors; Java %s with %s; medians of %d starts, in turn"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version(),
                        String.join(" ", options.javaOptions()),
                        options.rounds()));
        return String.join("\n", lines);
    }

    private static double millis(List<Start> starts) {
        return starts.stream().mapToLong(Start::millis).sorted().skip(starts.size() / 2).findFirst().orElseThrow();
    }

    private static double megabytes(List<Start> starts) {
        return starts.stream().mapToLong(Start::megabytes).sorted().skip(starts.size() / 2).findFirst().orElseThrow();
    }

    private List<String> with(String... more) {
        var all = new ArrayList<>(options.javaOptions());
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    private record Way(String name, String jar, List<String> javaOptions) {}

    private record Start(long millis, long megabytes) {}
}
