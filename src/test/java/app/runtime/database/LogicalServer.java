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

/** An embedded PostgreSQL of a test's own that can be the source of a move, be killed, and come back with its data. */
public final class LogicalServer implements AutoCloseable {

    private final Path data;
    private final int port;
    private EmbeddedPostgres postgres;

    private LogicalServer(Path data, EmbeddedPostgres postgres) {
        this.data = data;
        this.port = postgres.getPort();
        this.postgres = postgres;
    }

    public static LogicalServer start() {
        try {
            var data = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "postgresql").toAbsolutePath()), "logical-");
            return new LogicalServer(data, builder(data).start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** For {@code DATABASE_URL}. */
    public String url() {
        return "postgres://postgres:postgres@localhost:" + port + "/postgres";
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
        try {
            var pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            await("end of " + pid).until(() -> ProcessHandle.of(pid).isEmpty());
            letGo();
            await("restart")
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptions()
                    .untilAsserted(() -> postgres = builder(data).setPort(port).start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** It complains at length that there is no server to stop; we know. */
    private void letGo() throws IOException {
        var log = (Logger) LoggerFactory.getLogger(EmbeddedPostgres.class);
        log.setLevel(Level.OFF);
        postgres.close();
        log.setLevel(null);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path data) {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(new File("target/postgresql").getAbsoluteFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("wal_level", "logical")
                // A server that is killed must not forget what it has confirmed; the embedded one would by default.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_worker_processes", "24")
                .setServerConfig("max_logical_replication_workers", "16")
                .setServerConfig("max_connections", "200");
    }
}
