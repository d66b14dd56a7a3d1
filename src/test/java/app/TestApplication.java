package app;

import app.billing.PaymentProviderSimulator;
import app.notifications.Mailbox;
import app.runtime.lifecycle.CommandLineEntry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The development start, {@code ./mvnw spring-boot:test-run}: everything that the application talks to, then the
 * application itself, with an admin and a few products. It all ends with this process, and nothing of it is kept.
 */
public final class TestApplication {

    private static final String ADMIN = "admin@example.org";
    private static final int UNAVAILABLE = 69;

    private TestApplication() {}

    public static void main(String... arguments) throws IOException {
        System.exit(run());
    }

    private static int run() throws IOException {
        for (var variable : List.of("PORT", "MANAGEMENT_PORT")) {
            if (isTaken(port(variable))) {
                System.err.printf(
                        "Port %d is already in use: stop the other process or set %s%n", port(variable), variable);
                return UNAVAILABLE;
            }
        }
        try (var postgres = startPostgres();
                var provider = PaymentProviderSimulator.start();
                var mailbox = Mailbox.start(freeOr(3025), freeOr(3143));
                var page = MailboxPage.start(mailbox, freeOr(8025))) {
            configure(postgres, provider, mailbox);
            var adminPassword = createAdmin();
            var greeting = new Greeting(port("PORT"), port("MANAGEMENT_PORT"), mailbox, page, ADMIN, adminPassword);
            Thread.ofPlatform().daemon().start(greeting);
            return CommandLineEntry.run(Application.class);
        }
    }

    /** The unpacked server is kept for the next start; the data is not. */
    private static EmbeddedPostgres startPostgres() throws IOException {
        var directory = Path.of("target", "postgresql").toAbsolutePath();
        System.setProperty("ot.epg.working-dir", directory.toString());
        return EmbeddedPostgres.builder()
                .setDataDirectory(
                        directory.resolve("data-" + ProcessHandle.current().pid()))
                .start();
    }

    private static void configure(EmbeddedPostgres postgres, PaymentProviderSimulator provider, Mailbox mailbox) {
        var url = "postgres://postgres:development@localhost:%d/postgres".formatted(postgres.getPort());
        System.setProperty("DATABASE_URL", url);
        System.setProperty("MIGRATE_ON_START", "true");
        System.setProperty("PAYMENT_PROVIDER_URL", provider.url());
        System.setProperty("SMTP_HOST", "localhost");
        System.setProperty("SMTP_PORT", Integer.toString(mailbox.smtpPort()));
        System.setProperty("SMTP_TLS", "none");
        Map.of("DRAIN_DELAY", "0s", "LOG_FORMAT", "text").forEach(TestApplication::setUnlessInEnvironment);
    }

    /** With the command that an operator uses; answers the password. */
    private static String createAdmin() {
        var bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        var password = HexFormat.of().formatHex(bytes);
        System.setProperty("USERS_ADMIN_PASSWORD", password);
        var exitCode = CommandLineEntry.run(Application.class, "create-admin", "--email", ADMIN);
        System.clearProperty("USERS_ADMIN_PASSWORD");
        if (exitCode != 0) {
            throw new IllegalStateException("create-admin ended with " + exitCode);
        }
        return password;
    }

    private static void setUnlessInEnvironment(String variable, String value) {
        if (System.getenv(variable) == null) {
            System.setProperty(variable, value);
        }
    }

    private static int port(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .map(Integer::parseInt)
                .orElse(variable.equals("PORT") ? 8080 : 8081);
    }

    private static int freeOr(int port) {
        return isTaken(port) ? 0 : port;
    }

    private static boolean isTaken(int port) {
        try (var socket = new ServerSocket(Math.max(port, 0))) {
            return !socket.isBound();
        } catch (IOException taken) {
            return true;
        }
    }
}
