package app.runtime.database;

import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * An embedded PostgreSQL that can be the source of a move, be killed, and come back with its data. There are two for
 * all tests of this process, which they end with.
 */
public final class LogicalServer {

    private final Path data;
    private final int port;
    private EmbeddedPostgres postgres;

    private LogicalServer(Path data, EmbeddedPostgres postgres) {
        this.data = data;
        this.port = postgres.getPort();
        this.postgres = postgres;
    }

    public static LogicalServer first() {
        return Pair.FIRST;
    }

    public static LogicalServer second() {
        return Pair.SECOND;
    }

    private static LogicalServer start(String name) {
        try {
            var data = Path.of("target", "postgresql", name).toAbsolutePath();
            FileSystemUtils.deleteRecursively(data);
            Files.createDirectories(data);
            return new LogicalServer(data, builder(data).start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** For {@code DATABASE_URL}. */
    public String url() {
        return url("localhost", "postgres");
    }

    String url(String host, String database) {
        return "postgres://postgres:postgres@" + host + ":" + port + "/" + database;
    }

    /** As its superuser. */
    public <T> T ask(Function<DSLContext, T> question) {
        try (var connection = Provisioning.connect(DatabaseUrl.parse(url()))) {
            return question.apply(Place.sql(connection));
        } catch (SQLException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    public void execute(String sql) {
        ask(dsl -> dsl.execute(sql));
    }

    /** SIGKILL, and a new start with the data that it left behind. */
    public void killAndRestart() {
        kill();
        restart();
    }

    public void kill() {
        try {
            var pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            await("end of " + pid).until(() -> ProcessHandle.of(pid).isEmpty());
            letGo();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void restart() {
        await("restart")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .untilAsserted(() -> postgres = builder(data).setPort(port).start());
    }

    /** It complains at length that there is no server to stop; we know. */
    private void letGo() throws IOException {
        var log = (Logger) LoggerFactory.getLogger(EmbeddedPostgres.class);
        log.setLevel(Level.OFF);
        postgres.close();
        log.setLevel(null);
    }

    private static EmbeddedPostgres.Builder builder(Path data) {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(new File("target/postgresql").getAbsoluteFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("wal_level", "logical")
                // A server that is killed must not forget what it has confirmed; the embedded one would by default.
                .setServerConfig("synchronous_commit", "on")
                // The machine lives on, and with it everything that was written.
                .setServerConfig("fsync", "off")
                .setServerConfig("wal_retrieve_retry_interval", "100ms")
                .setServerConfig("max_worker_processes", "24")
                .setServerConfig("max_logical_replication_workers", "16")
                .setServerConfig("max_connections", "200");
    }

    private static final class Pair {

        static final LogicalServer FIRST = start("logical-first");
        static final LogicalServer SECOND = start("logical-second");
    }
}
