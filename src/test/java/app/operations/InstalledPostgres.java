package app.operations;

import static java.util.stream.Collectors.joining;

import app.runtime.UuidV7;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
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
        var server = new InstalledPostgres(data, freePort());
        try {
            var password = Files.writeString(Files.createTempFile("password", ""), PASSWORD);
            run("initdb", "--pgdata=" + data, "--username=postgres", "--auth=scram-sha-256", "--pwfile=" + password, "--no-sync");
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
        try {
            var output = Files.createTempFile(program, ".log");
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(program + " failed:\n" + Files.readString(output));
            }
            Files.delete(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The newest that is installed; else the one that the script gets. */
    private static final class Programs {

        static final Path FOLDER = find();

        private static Path find() {
            try {
                var process = new ProcessBuilder("ops/lib/postgresql")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                try (var out = process.inputReader()) {
                    var printed = out.lines().collect(joining("\n"));
                    if (process.waitFor() == 0) {
                        return Path.of(printed);
                    }
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopping);
            }
            throw new IllegalStateException("There is no PostgreSQL with pg_basebackup, and it could not be fetched");
        }
    }
}
