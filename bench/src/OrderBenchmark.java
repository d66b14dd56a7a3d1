import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Measures placing and reading orders over HTTP, each divided by pgbench running the same SQL on the same server, in
 * turn; and how fast the jar starts, and how much memory it takes. Prints Markdown; what happens meanwhile goes to the
 * standard error.
 */
final class OrderBenchmark {

    private static final Path FOLDER = Path.of("target", "bench");
    private static final Path LOG = FOLDER.resolve("application.log");

    /** So many orders that the application always has work, so few that none waits long for its turn. */
    private static final int WINDOW = 256;

    private static final int STARTS = 3;
    private static final Duration SEEDING = Duration.ofSeconds(5);

    /** So slow a machine is not worth a measurement. */
    private static final int MOST_SEEDINGS = 12;

    /** Among so many orders pgbench chooses what it reads. */
    private static final int SEEDED_ORDERS = 500;

    private static final Duration WARM_UP_PLACING = Duration.ofSeconds(60);
    private static final Duration WARM_UP_READING = Duration.ofSeconds(30);
    private static final int COUNTED_CONNECTIONS = 4;
    private static final int COUNTED_ORDERS_EACH = 50;

    private final Options options;
    private final Postgres postgres;
    private final Pgbench pgbench;
    private final Map<String, String> environment;
    private final Window window;
    private final Settlement settlement;
    private final Report report;
    private long orders;

    private OrderBenchmark(Options options, Postgres postgres, PaymentSink payments, MailSink mails, Window window) {
        this.options = options;
        this.postgres = postgres;
        this.pgbench = new Pgbench(postgres);
        this.environment = Map.of(
                "DATABASE_URL", postgres.url(),
                "PAYMENT_PROVIDER_URL", payments.url(),
                "SMTP_HOST", "127.0.0.1",
                "SMTP_PORT", Integer.toString(mails.port()),
                "SMTP_TLS", "none",
                "MANAGEMENT_PORT", "0",
                "DRAIN_DELAY", "0s");
        this.window = window;
        this.settlement = new Settlement(postgres, mails, payments);
        this.report = new Report(options);
    }

    static void main(String... arguments) throws IOException, InterruptedException {
        measure(Options.parseOrExit(arguments));
    }

    private static void measure(Options options) throws IOException, InterruptedException {
        var window = new Window(WINDOW);
        Files.deleteIfExists(LOG);
        try (var payments = new PaymentSink();
                var mails = new MailSink(window::leave);
                var postgres = Postgres.start(Files.createTempDirectory(FOLDER, "postgres"))) {
            IO.println(new OrderBenchmark(options, postgres, payments, mails, window).run());
        }
    }

    private String run() throws IOException, InterruptedException {
        report.fact(
                "%d cores; PostgreSQL %s; %s; Java %d with %s; %d clients place; %d rounds, %d s each",
                Runtime.getRuntime().availableProcessors(),
                postgres.version(),
                pgbench.version(),
                Runtime.version().feature(),
                String.join(" ", options.javaOptions()),
                options.clients(),
                options.rounds(),
                options.seconds());
        prepare();
        for (var start = 1; start < STARTS; start++) {
            serve().close();
        }
        try (var jar = serve()) {
            var afterStart = jar.residentMegabytes();
            var shop = Shop.open(jar.port(), options.clients(), postgres);
            say("Warming up");
            place(shop, WARM_UP_PLACING);
            var connections = postgres.connections("monolift/%");
            var readers = postgres.connections("monolift/orders/%");
            shop.read(WARM_UP_READING, readers);
            measure(shop, connections, readers);
            report.memory(afterStart, jar.residentMegabytes(), jar.liveHeapMegabytes());
            settlement.verify(orders);
            return report.markdown(connections, readers);
        }
    }

    /** Fills both databases with the same orders, and compares what an order costs in each. */
    private void prepare() throws IOException, InterruptedException {
        say("Preparing two databases");
        Jar.migrate(environment, LOG);
        Seed.products(postgres);
        try (var jar = serve()) {
            Shop.register(jar.port());
            var shop = Shop.open(jar.port(), options.clients(), postgres);
            postgres.countStatements(true);
            for (var attempt = 0; orders < SEEDED_ORDERS; attempt++) {
                if (attempt == MOST_SEEDINGS) {
                    throw new IllegalStateException("Only " + orders + " orders were placed; see " + LOG);
                }
                place(shop, SEEDING);
            }
        }
        Files.writeString(FOLDER.resolve("application.sql"), Statements.text(postgres, orders));
        // As in a database that has been in use: who prepares a statement before this may plan it in each execution.
        postgres.execute(Postgres.APPLICATION, "ANALYZE");
        postgres.copyForPgbench();
        pgbench.repeat(Pgbench.PLACE, COUNTED_CONNECTIONS, COUNTED_ORDERS_EACH);
        postgres.countStatements(false);
        report.costs(
                Statements.perOrder(postgres, Postgres.APPLICATION, orders),
                Statements.perOrder(postgres, Postgres.PGBENCH, COUNTED_CONNECTIONS * COUNTED_ORDERS_EACH));
    }

    /** Reading has as many clients as pgbench. */
    private void measure(Shop shop, int connections, int readers) throws IOException, InterruptedException {
        for (var round = 1; round <= options.rounds(); round++) {
            say("Round " + round + " of " + options.rounds());
            var placed = place(shop, options.time());
            var saga = pgbench.perSecond(Pgbench.PLACE, connections, options.seconds());
            var request = pgbench.perSecond(Pgbench.PLACE_REQUEST, connections, options.seconds());
            var read = shop.read(options.time(), readers);
            var select = pgbench.perSecond(Pgbench.READ, readers, options.seconds());
            report.placed(placed, saga, request);
            report.read(read, select);
        }
    }

    /** Orders are placed all the time, and counted when they are settled. */
    private Timed place(Shop shop, Duration time) throws IOException, InterruptedException {
        var result = shop.place(time, window);
        orders += result.count();
        return result.endingAt(settlement.await(orders));
    }

    private Jar serve() throws IOException, InterruptedException {
        var jar = Jar.serve(options.javaOptions(), environment, LOG);
        report.started(jar.timeToReady());
        return jar;
    }

    private static void say(String sentence) {
        System.err.println(sentence);
    }
}
