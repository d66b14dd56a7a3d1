package app;

import app.billing.PaymentProviderSimulator;
import app.notifications.Mailbox;
import app.runtime.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Everything around the jar in an end-to-end test: an empty database, the payment provider, the mail server, and the
 * environment that says where they are. Ends every process that was started through it, and prints the end of their
 * output when a test has failed.
 */
public final class Stage implements AfterTestExecutionCallback, AfterAllCallback {

    private static final String ADMIN = "admin@example.org";

    private static String prepared = "";

    private final String name;
    private final String databaseUrl = TestDatabase.createEmpty();
    private final PaymentProviderSimulator provider = PaymentProviderSimulator.start();
    private final Mailbox mailbox = Mailbox.start();
    private final Optional<KafkaBroker> broker;
    private final Map<String, String> environment;
    private final AtomicInteger outputs = new AtomicInteger();
    private final List<JarProcess> processes = new ArrayList<>();

    /** @param name the processes write to files of this name in {@code target/end-to-end} */
    public Stage(String name, Map<String, String> settings) {
        this(name, settings, Optional.empty());
    }

    private Stage(String name, Map<String, String> settings, Optional<KafkaBroker> broker) {
        this.name = name;
        this.broker = broker;
        this.environment = new HashMap<>(Map.ofEntries(
                Map.entry("TZ", "Asia/Kolkata"),
                Map.entry("DATABASE_URL", databaseUrl),
                Map.entry("PAYMENT_PROVIDER_URL", provider.url()),
                Map.entry("SMTP_HOST", "127.0.0.1"),
                Map.entry("SMTP_PORT", Integer.toString(mailbox.smtpPort())),
                Map.entry("SMTP_TLS", "none"),
                Map.entry("MANAGEMENT_PORT", "0"),
                Map.entry("DRAIN_DELAY", "0s"),
                Map.entry("CURSOR_KEY", "the same for every instance of a test"),
                Map.entry("USERS_SIGNING_KEYS", newSigningKey()),
                Map.entry("USERS_ARGON2_MEMORY", "64"),
                Map.entry("USERS_ARGON2_ITERATIONS", "1"),
                Map.entry("CIRCUIT_OPEN", "500ms"),
                Map.entry("EVENTS_RETRY_BASE", "50ms"),
                Map.entry("EVENTS_RETRY_CAP", "500ms")));
        broker.ifPresent(kafka -> {
            environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
            environment.put("INTERNAL_TOKEN", "a secret between processes that is long enough");
        });
        environment.putAll(settings);
    }

    /** With what processes need as soon as there are several: a Kafka of their own, and a token. */
    public static Stage withBroker(String name, Map<String, String> settings) {
        return new Stage(name, settings, Optional.of(KafkaBroker.start()));
    }

    public PaymentProviderSimulator provider() {
        return provider;
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    /** With what processes are started, for those that are started otherwise. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    public JarProcess.Ended run(String... command) {
        return run(Map.of(), command);
    }

    /** @param settings beside those of the stage; an empty one takes one of the stage away */
    public JarProcess.Ended run(Map<String, String> settings, String... command) {
        return JarProcess.run(newOutput("command"), with(settings), command);
    }

    /** One more instance; not ready yet. */
    public JarProcess serve() {
        return serve(Map.of());
    }

    /** One more instance with these settings beside those of the stage; not ready yet. */
    public JarProcess serve(Map<String, String> settings) {
        return serve(JarProcess.freePort(), settings);
    }

    /** A process that hosts what {@code MODULES} says, on a port that others already know of; not ready yet. */
    JarProcess serve(int port, Map<String, String> settings) {
        var modules = settings.getOrDefault("MODULES", "all").replace(',', '+');
        return remember(JarProcess.serve(newOutput(modules), port, with(settings)));
    }

    /** An instance of another version; not ready yet. */
    JarProcess serve(Path jar) {
        return remember(JarProcess.serve(jar.toString(), newOutput("version"), JarProcess.freePort(), environment));
    }

    /** Runs a command of another version; without a command it tries to serve. */
    JarProcess.Ended run(Path jar, String... command) {
        return JarProcess.run(jar.toString(), newOutput("command"), environment, command);
    }

    public JarProcess restart(JarProcess ended) {
        return remember(ended.restart());
    }

    /**
     * Migrates and makes an admin, as an operator would before the first start. Where nothing is said about databases,
     * that is done once, and each stage has a copy of what came of it.
     */
    public void prepare() {
        AotCache.make(with(Jars.settingsOfEach().getFirst()));
        var url = environment.get("DATABASE_URL");
        if (url.equals(databaseUrl)) {
            TestDatabase.fill(url, prepared());
        } else {
            prepare(url);
        }
    }

    private String prepared() {
        synchronized (Stage.class) {
            if (prepared.isEmpty()) {
                var url = TestDatabase.createEmpty();
                prepare(url);
                prepared = url;
            }
            return prepared;
        }
    }

    private void prepare(String url) {
        var database = Map.of("DATABASE_URL", url);
        Jars.settingsOfEach().forEach(jar -> expectSuccess(run(both(jar, database), "migrate")));
        var admin = both(Jars.settingsOf("users"), Map.of("USERS_ADMIN_PASSWORD", ShopClient.PASSWORD));
        expectSuccess(run(both(admin, database), "create-admin", "--email", ADMIN));
    }

    public ShopClient admin(Entrance entrance) {
        return ShopClient.at(entrance).login(ADMIN);
    }

    /** Looks into the whole database, as no module can. */
    public <T> T inDatabase(Function<DSLContext, T> question) {
        var uri = URI.create(databaseUrl);
        var login = uri.getUserInfo().split(":", 2);
        var url = "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath();
        try (var connection = DriverManager.getConnection(url, login[0], login.length == 2 ? login[1] : "")) {
            return question.apply(DSL.using(connection, SQLDialect.POSTGRES));
        } catch (SQLException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        test.getExecutionException().ifPresent(failure -> show());
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        if (tests.getRequiredTestClass().isMemberClass()) {
            return; // The class around it is not done yet.
        }
        processes.forEach(JarProcess::close);
        broker.ifPresent(KafkaBroker::close);
        mailbox.close();
        provider.close();
    }

    private Map<String, String> with(Map<String, String> settings) {
        var all = both(environment, settings);
        all.values().removeIf(String::isEmpty);
        return all;
    }

    private static Map<String, String> both(Map<String, String> some, Map<String, String> others) {
        var all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    private JarProcess remember(JarProcess process) {
        processes.add(process);
        return process;
    }

    private void show() {
        processes.stream().map(JarProcess::output).distinct().forEach(System.out::println);
    }

    /** One file for each start by {@link #serve} and each command. */
    private Path newOutput(String what) {
        try {
            var file = "%s-%02d-%s.log".formatted(name, outputs.incrementAndGet(), what);
            var output = Path.of("target", "end-to-end", file);
            Files.deleteIfExists(output);
            return output;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void expectSuccess(JarProcess.Ended ended) {
        if (ended.exitCode() != 0) {
            throw new AssertionError("Exit code " + ended.exitCode() + ":\n" + ended.output());
        }
    }

    private static String newSigningKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var key = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
