package app.extraction;

import app.KafkaBroker;
import app.billing.PaymentProviderSimulator;
import app.notifications.Mailbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Everything around the processes of a walk, on free ports: two PostgreSQL servers that can exchange data by logical
 * replication, Kafka, a mail server, the payment provider, and what has happened there. Writes the addresses to
 * {@code surroundings.env} in the folder that is given, when everything answers; ends with SIGTERM. The second server
 * has an empty database for each module.
 */
final class Surroundings {

    private static final List<String> MODULES = List.of("billing", "notifications", "orders", "users");

    private Surroundings() {}

    static void main(String... arguments) throws IOException, SQLException, InterruptedException {
        if (arguments.length != 1) {
            System.err.println("usage: Surroundings FOLDER");
            System.exit(2);
        }
        var folder = Files.createDirectories(Path.of(arguments[0])).toAbsolutePath();
        Files.deleteIfExists(folder.resolve("surroundings.env"));
        var told = new CountDownLatch(1);
        var main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endAndWait(told, main)));
        try (var first = postgres(folder.resolve("postgresql-1"));
                var second = postgres(folder.resolve("postgresql-2"));
                var broker = KafkaBroker.start();
                var provider = PaymentProviderSimulator.start();
                var mailbox = Mailbox.start();
                var facts = Facts.start(mailbox, provider, Optional.of(broker))) {
            var lines = new ArrayList<>(List.of(
                    "DATABASE_URL=" + url(first, "postgres"),
                    "KAFKA_BOOTSTRAP_SERVERS=" + broker.bootstrapServers(),
                    "PAYMENT_PROVIDER_URL=" + provider.url(),
                    "SMTP_HOST=127.0.0.1",
                    "SMTP_PORT=" + mailbox.smtpPort(),
                    "SMTP_TLS=none",
                    "FACTS_URL=" + facts.uri(),
                    "SURROUNDINGS_PID=" + ProcessHandle.current().pid()));
            lines.addAll(ownDatabases(second));
            publish(lines, folder.resolve("surroundings.env"));
            told.await();
        }
    }

    /** The servers are stopped by the main thread; this process must not end before. */
    private static void endAndWait(CountDownLatch told, Thread main) {
        told.countDown();
        try {
            main.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static EmbeddedPostgres postgres(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(
                        Path.of("target", "postgresql").toAbsolutePath().toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(true)
                .setServerConfig("wal_level", "logical")
                // A server that is killed must not forget what it has confirmed; the embedded one would by default.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "300")
                .setServerConfig("max_worker_processes", "24")
                .setServerConfig("max_logical_replication_workers", "16")
                .start();
    }

    private static List<String> ownDatabases(EmbeddedPostgres server) throws SQLException {
        var lines = new ArrayList<String>();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (var module : MODULES) {
                statement.execute("CREATE DATABASE " + module);
                lines.add("OWN_DATABASE_URL_%s=%s".formatted(module, url(server, module)));
            }
        }
        return lines;
    }

    private static String url(EmbeddedPostgres server, String database) {
        return "postgres://postgres:postgres@localhost:%d/%s".formatted(server.getPort(), database);
    }

    /** All at once: who waits for the file finds it complete. */
    private static void publish(List<String> lines, Path file) throws IOException {
        var unfinished = file.resolveSibling("surroundings.env.unfinished");
        Files.write(unfinished, lines);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
