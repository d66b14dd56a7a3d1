package app.operations;

import app.JarProcess;
import app.runtime.UuidV7;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.opentest4j.TestAbortedException;

/**
 * A PostgreSQL as an operator has it: from the packages of the system, with all of its programs, and one that checks
 * passwords; the embedded one has neither. It is run by an ordinary user, also when this process is not.
 */
final class InstalledPostgres implements AutoCloseable {

    private static final String PASSWORD = "secret";

    private final Path data;
    private final int port;
    private final Thread lastResort = new Thread(this::stop);

    private InstalledPostgres(Path data, int port) {
        this.data = data;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** A new server with the database {@code shop} and its owner. */
    static InstalledPostgres start(Path folder, String settings) {
        var data = folder.toAbsolutePath().resolve("data-" + UuidV7.next());
        var server = new InstalledPostgres(data, JarProcess.freePort());
        try {
            var password = Files.writeString(Files.createTempFile("password", ""), PASSWORD);
            run(
                    "initdb",
                    "--pgdata=" + data,
                    "--username=postgres",
                    "--auth=scram-sha-256",
                    "--pwfile=" + password,
                    "--no-sync");
            Files.delete(password);
            var file = data.resolve("postgresql.conf");
            Files.writeString(file, Files.readString(file) + """
                port = %d
                listen_addresses = 'localhost'
                unix_socket_directories = ''
                fsync = off
                %s
                """.formatted(server.port, settings));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        run("pg_ctl", "--pgdata=" + data, "--log=" + data + ".log", "--wait", "start");
        server.execute("postgres", "CREATE ROLE shop LOGIN CREATEROLE PASSWORD '" + PASSWORD + "'");
        server.execute("postgres", "CREATE DATABASE shop OWNER shop");
        return server;
    }

    /** One that somebody else starts, so that it is stopped in the end. */
    static InstalledPostgres startedAs(Path data, int port) {
        return new InstalledPostgres(data, port);
    }

    /** For {@code DATABASE_URL}. */
    String url() {
        return "postgres://shop:" + PASSWORD + "@localhost:" + port + "/shop";
    }

    String adminUrl() {
        return "postgres://postgres:" + PASSWORD + "@localhost:" + port + "/shop";
    }

    int port() {
        return port;
    }

    void execute(String sql) {
        execute("shop", sql);
    }

    /** As its superuser. */
    <T> T ask(Function<DSLContext, T> question) {
        return ask("shop", question);
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }

    private void stop() {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            run("pg_ctl", "--pgdata=" + data, "--mode=immediate", "--wait", "stop");
        }
    }

    private void execute(String database, String sql) {
        ask(database, dsl -> dsl.execute(sql));
    }

    private <T> T ask(String database, Function<DSLContext, T> question) {
        var url = "jdbc:postgresql://localhost:" + port + "/" + database;
        try (var connection = DriverManager.getConnection(url, "postgres", PASSWORD)) {
            return question.apply(DSL.using(connection, SQLDialect.POSTGRES));
        } catch (SQLException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    /** What a command begins with, so that PostgreSQL starts: it refuses to as root. */
    static List<String> asOrdinaryUser() {
        return System.getProperty("user.name").equals("root") ? List.of("unshare", "--user") : List.of();
    }

    static Path programs() {
        return Programs.FOLDER;
    }

    private static void run(String program, String... arguments) {
        var command = new ArrayList<>(asOrdinaryUser());
        command.add(programs().resolve(program).toString());
        command.addAll(List.of(arguments));
        var ended = execute(command);
        if (ended.exitCode() != 0) {
            throw new IllegalStateException(program + " failed:\n" + ended.output());
        }
    }

    /** What it writes goes to a file: a server that it has started keeps that open. */
    private static Ended execute(List<String> command) {
        try {
            var output = Files.createTempFile("postgresql", ".log");
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            var ended = new Ended(process.waitFor(), Files.readString(output));
            Files.delete(output);
            return ended;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    /** What ops/postgresql finds or fetches. Where it can do neither, tests are skipped, but not in CI. */
    private static final class Programs {

        static final Path FOLDER = find();

        private static Path find() {
            var ended = execute(List.of("ops/postgresql"));
            if (ended.exitCode() == 0) {
                return Path.of(ended.output().lines().toList().getLast());
            }
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(ended.output());
            }
            throw new TestAbortedException(ended.output());
        }
    }

    private record Ended(int exitCode, String output) {}
}
