package app;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import app.runtime.UuidV7;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.springframework.util.FileSystemUtils;

/**
 * A Kafka of one node (KRaft), from its Maven artifacts, as a process of its own: it can be killed and started again on
 * the same port with what it had stored. What it writes goes to a file. It ends with the process that started it.
 */
public final class KafkaBroker implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration END_LIMIT = Duration.ofSeconds(30);
    private static final int NODE = 1;

    private final Path folder;
    private final int port = JarProcess.freePort();
    private final int controllerPort = JarProcess.freePort();
    private Process process;
    private Thread lastResort;

    private KafkaBroker(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** A new, empty broker that answers. */
    public static KafkaBroker start() {
        var broker = new KafkaBroker(Path.of("target", "kafka", UuidV7.next().toString()));
        broker.format();
        broker.run();
        return broker;
    }

    /** For {@code KAFKA_BOOTSTRAP_SERVERS}. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** SIGTERM, and waits for the end. */
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    /** SIGKILL: it gets no chance to finish anything. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Starts it again, on the same port and with what it had stored, after its end. */
    public void restart() {
        run();
    }

    /** Removes all topics with what they hold and how far each group has read them, once no consumer runs any more. */
    public void empty() throws InterruptedException {
        try (var admin = admin()) {
            admin.deleteTopics(admin.listTopics().names().get()).all().get();
            await("an empty broker")
                    .atMost(START_LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> admin.listTopics().names().get().isEmpty());
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The topics could not be removed", failed);
        }
    }

    @Override
    public void close() {
        kill();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException stillThere) {
            throw new UncheckedIOException(stillThere);
        }
    }

    private void format() {
        try (var silence = new PrintStream(PrintStream.nullOutputStream())) {
            Files.createDirectories(folder);
            new Formatter()
                    .setPrintStream(silence)
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(data().toString())
                    .setMetadataLogDirectory(data().toString())
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setControllerListenerName("CONTROLLER")
                    .run();
            var properties = new Properties();
            properties.putAll(settings());
            try (var file = Files.newBufferedWriter(settingsFile())) {
                properties.store(file, null);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (Exception failed) {
            throw new IllegalStateException("The broker's storage could not be formatted", failed);
        }
    }

    /** Small and quick: one partition of offsets, short sessions, no waiting for members of a group that never come. */
    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(NODE)),
                Map.entry("controller.quorum.voters", NODE + "@localhost:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort),
                Map.entry("log.dirs", data().toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("broker.session.timeout.ms", "2000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("controlled.shutdown.enable", "false"),
                Map.entry("log.cleaner.dedupe.buffer.size", "4000000"),
                Map.entry("num.network.threads", "1"),
                Map.entry("num.io.threads", "2"));
    }

    private void run() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var builder = new ProcessBuilder(List.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        classPath,
                        "kafka.Kafka",
                        settingsFile().toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output.log").toFile()));
        try {
            process = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        lastResort = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(lastResort);
        await("the broker at " + bootstrapServers())
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .failFast(this::throwIfEnded)
                .until(this::answers);
    }

    private boolean answers() throws InterruptedException {
        try (var admin = admin()) {
            return !admin.describeCluster(new DescribeClusterOptions().timeoutMs(2_000))
                    .nodes()
                    .get()
                    .isEmpty();
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    Admin admin() {
        return Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
    }

    private void throwIfEnded() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("The broker has ended:\n" + Files.readString(folder.resolve("output.log")));
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(END_LIMIT.toSeconds(), SECONDS)) {
                throw new AssertionError("The broker does not end");
            }
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook does the same.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path settingsFile() {
        return folder.resolve("server.properties");
    }
}
