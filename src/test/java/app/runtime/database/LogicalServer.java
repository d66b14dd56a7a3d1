package app.runtime.database;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.util.FileSystemUtils;

/**
 * An embedded PostgreSQL that can be the source of a move, be killed, and come back with its data. There are two for
 * all tests of this process; Zonky's own hooks stop them when it ends.
 */
public final class LogicalServer {

    private final Path data;
    private final int port;
    private ProcessHandle server;
    private List<String> command = List.of();

    private LogicalServer(Path data, int port) {
        this.data = data;
        this.port = port;
        this.server = postmaster();
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
            return new LogicalServer(data, builder(data).start().getPort());
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
        var postmaster = postmaster();
        var info = postmaster.info();
        command = Stream.of(
                        System.getProperty("user.name").equals("root")
                                ? Stream.of("unshare", "-U")
                                : Stream.<String>of(),
                        info.command().stream(),
                        info.arguments().stream().flatMap(Arrays::stream))
                .flatMap(parts -> parts)
                .toList();
        postmaster.destroyForcibly();
        await("end of " + postmaster.pid()).until(() -> !postmaster.isAlive());
    }

    /** As long as the processes of the killed server are not all gone, a new one refuses to start. */
    public void restart() {
        await("restart")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    if (!server.isAlive()) {
                        server = new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .toHandle();
                    }
                    return answers();
                });
    }

    private boolean answers() {
        try (var connection = Provisioning.connect(DatabaseUrl.parse(url()))) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private ProcessHandle postmaster() {
        try {
            var pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
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
