import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The application in one topology, with a database, a payment provider and a mail server of its own. */
final class Deployed implements AutoCloseable {

    static final String TOKEN = "a secret between processes that is long enough";

    private static final Path FOLDER = Path.of("target", "bench");
    private static final int WINDOW = 256;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Options options;
    private final Window window = new Window(WINDOW);
    private final Semaphore mailed = new Semaphore(0);
    private final Postgres postgres;
    private final PaymentSink payments = new PaymentSink();
    private final MailSink mails = new MailSink(this::confirmed);
    private final Settlement settlement;
    private final Map<String, Jar> jars = new LinkedHashMap<>();
    private long orders;

    private Deployed(Options options) throws IOException {
        this.options = options;
        this.postgres = Postgres.start(Files.createTempDirectory(FOLDER, "postgres"));
        this.settlement = new Settlement(postgres, mails, payments);
    }

    static Deployed inOneProcess(Options options) throws IOException, InterruptedException {
        var deployed = new Deployed(options);
        deployed.prepare();
        deployed.serve("all", Map.of());
        return deployed.open();
    }

    /** What is called before what calls it. */
    static Deployed everyModuleAlone(Options options, String broker) throws IOException, InterruptedException {
        var deployed = new Deployed(options);
        deployed.prepare();
        var common = new HashMap<>(Map.of("KAFKA_BOOTSTRAP_SERVERS", broker, "INTERNAL_TOKEN", TOKEN));
        for (var module : List.of("users", "billing", "notifications", "orders")) {
            common.put("MODULES", module);
            deployed.serve(module, common);
            var url = deployed.url(module);
            common.put(module.toUpperCase() + "_URL", url);
            if (module.equals("users")) {
                common.put("JWKS_URL", url + "/.well-known/jwks.json");
            }
        }
        return deployed.open();
    }

    Postgres postgres() {
        return postgres;
    }

    String url(String module) {
        return "http://localhost:" + jar(module).port();
    }

    /** What the processes occupy of the machine's memory, together. */
    long residentMegabytes() throws IOException, InterruptedException {
        var sum = 0L;
        for (var jar : jars.values()) {
            sum += jar.residentMegabytes();
        }
        return sum;
    }

    Collection<String> processes() {
        return jars.keySet();
    }

    long residentMegabytes(String process) throws IOException, InterruptedException {
        return jars.get(process).residentMegabytes();
    }

    /** Orders are placed all the time, and counted when they are settled. */
    Timed place(Duration time) throws IOException, InterruptedException {
        var result = shop().place(time, window);
        orders += result.count();
        return result.endingAt(settlement.await(orders));
    }

    Timed read(Duration time) throws IOException {
        return shop().read(time);
    }

    /** One order after the other, each from its request to its mail; in milliseconds. */
    List<Double> settleOneByOne(int number) throws IOException, InterruptedException {
        var latencies = new ArrayList<Double>();
        var shop = shop();
        try (var wire = Wire.to(jar("orders").port())) {
            for (var order = 0; order < number; order++) {
                window.enter();
                mailed.drainPermits();
                var begin = System.nanoTime();
                shop.placeOne(wire);
                if (!mailed.tryAcquire(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("An order is not mailed");
                }
                latencies.add((System.nanoTime() - begin) / 1e6);
                orders++;
            }
        }
        settlement.await(orders);
        return latencies;
    }

    /** Everything exactly once. */
    void verify() {
        settlement.verify(orders);
    }

    @Override
    public void close() throws IOException {
        jars.values().forEach(Jar::close);
        postgres.close();
        payments.close();
        mails.close();
    }

    private void prepare() throws IOException, InterruptedException {
        Jar.migrate(environment(Map.of()), FOLDER.resolve("migrate.log"));
        Seed.products(postgres);
    }

    private void serve(String name, Map<String, String> settings) throws IOException, InterruptedException {
        var log = FOLDER.resolve(name + ".log");
        Files.deleteIfExists(log);
        jars.put(name, Jar.serve(options.javaOptions(), environment(settings), log));
    }

    private Deployed open() throws IOException {
        Shop.register(jar("users").port());
        return this;
    }

    private Shop shop() throws IOException {
        return Shop.open(jar("users").port(), jar("orders").port(), options.clients(), postgres);
    }

    private Jar jar(String module) {
        return jars.getOrDefault(module, jars.get("all"));
    }

    private void confirmed() {
        window.leave();
        mailed.release();
    }

    private Map<String, String> environment(Map<String, String> settings) {
        var all = new HashMap<>(Map.of(
                "DATABASE_URL", postgres.url(),
                "PAYMENT_PROVIDER_URL", payments.url(),
                "SMTP_HOST", "127.0.0.1",
                "SMTP_PORT", Integer.toString(mails.port()),
                "SMTP_TLS", "none",
                "MANAGEMENT_PORT", "0",
                "DRAIN_DELAY", "0s"));
        all.putAll(settings);
        return all;
    }
}
