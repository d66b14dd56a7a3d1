import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures how long the application takes until it is ready, and what it occupies then and after a short load: as the
 * flat jar, in the layers of the image, and both with a cache of the JDK. In turn, with one database.
 */
final class StartupBenchmark {

    private static final Path FOLDER = Path.of("target", "bench");
    private static final String LAYERS = "target/image/monolift-image.jar";
    private static final Map<String, String> NO_DATABASE =
            Map.of("DATABASE_URL", "postgres://nobody@localhost:1/nowhere");

    private final Options options;
    private final List<Way> ways;
    private final StartupReport report;

    private StartupBenchmark(Options options) {
        this.options = options;
        this.ways = List.of(
                new Way("flat jar", Jar.FLAT, options.javaOptions()),
                new Way("layers", LAYERS, options.javaOptions()),
                new Way("layers, with cache", LAYERS, with("-XX:AOTMode=on", "-XX:AOTCache=" + cache(LAYERS))),
                new Way("flat jar, with cache", Jar.FLAT, with("-XX:AOTMode=on", "-XX:AOTCache=" + cache(Jar.FLAT))));
        this.report = new StartupReport(options, ways.stream().map(Way::name).toList());
    }

    static void main(String... arguments) throws IOException, InterruptedException {
        IO.println(new StartupBenchmark(Options.parseOrExit(arguments)).run());
    }

    private String run() throws IOException, InterruptedException {
        try (var postgres = Postgres.start(Files.createTempDirectory(FOLDER, "postgres"))) {
            var environment = Map.of("DATABASE_URL", postgres.url(), "MANAGEMENT_PORT", "0", "DRAIN_DELAY", "0s");
            prepare(environment, postgres);
            for (var way : ways) {
                // What the system has read once counts for nobody.
                measure(way, environment);
            }
            for (var round = 1; round <= options.rounds(); round++) {
                System.err.println("Round " + round + " of " + options.rounds());
                var starts = new ArrayList<StartupReport.Start>();
                for (var way : ways) {
                    starts.add(measure(way, environment));
                }
                report.add(starts);
            }
            return report.markdown();
        }
    }

    private void prepare(Map<String, String> environment, Postgres postgres) throws IOException, InterruptedException {
        System.err.println("Preparing a database and two caches");
        Jar.migrate(environment, FOLDER.resolve("migrate.log"));
        Seed.products(postgres);
        try (var jar = Jar.serve(options.javaOptions(), environment, FOLDER.resolve("startup.log"));
                var wire = Wire.to(jar.port())) {
            new Customer(1).register(wire);
        }
        train(Jar.FLAT);
        train(LAYERS);
        report.sizes(Files.size(cache(LAYERS)), Files.size(cache(Jar.FLAT)));
    }

    /** As in the Dockerfile. */
    private void train(String jar) throws IOException, InterruptedException {
        Files.deleteIfExists(cache(jar));
        var training = with("-XX:AOTCacheOutput=" + cache(jar), "-Dspring.context.exit=onRefresh");
        Jar.train(jar, training, NO_DATABASE, FOLDER.resolve("training.log"));
    }

    private StartupReport.Start measure(Way way, Map<String, String> environment)
            throws IOException, InterruptedException {
        try (var jar = Jar.serve(way.jar(), way.javaOptions(), environment, FOLDER.resolve("startup.log"))) {
            var ready = jar.residentMegabytes();
            browse(jar.port());
            return new StartupReport.Start(jar.timeToReady().toMillis(), ready, jar.residentMegabytes());
        }
    }

    private void browse(int port) throws IOException {
        try (var wire = Wire.to(port)) {
            var session = new Customer(1).login(wire);
            new HttpLoad(port, options.clients()).run(options.time(), () -> new Browsing(session));
        }
    }

    private static Path cache(String jar) {
        var name = Path.of(jar).getFileName().toString();
        return FOLDER.resolve(name.replace(".jar", ".aot")).toAbsolutePath();
    }

    private List<String> with(String... more) {
        var all = new ArrayList<>(options.javaOptions());
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    private record Way(String name, String jar, List<String> javaOptions) {}

    private record Browsing(Customer.Session session) implements HttpLoad.Work {

        @Override
        public byte[] next() {
            return session.readProducts();
        }

        @Override
        public boolean accept(HttpAnswer answer) {
            if (!answer.hasStatus(200) && !answer.hasStatus(503)) {
                throw new IllegalStateException("Nobody expected " + answer);
            }
            return answer.hasStatus(200);
        }
    }
}
