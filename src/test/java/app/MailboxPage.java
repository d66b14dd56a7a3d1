package app;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.notifications.Mailbox;
import app.notifications.ReceivedMail;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows a {@link Mailbox} as plain text, newest mail first: in a browser, or with {@code curl}. */
final class MailboxPage implements AutoCloseable {

    private static final String ONLY_TO = "to=";

    private final Mailbox mailbox;
    private final HttpServer server;

    private MailboxPage(Mailbox mailbox, HttpServer server) {
        this.mailbox = mailbox;
        this.server = server;
    }

    /** Starts on this port of the loopback interface; 0 takes a free one. */
    static MailboxPage start(Mailbox mailbox, int port) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var page = new MailboxPage(mailbox, server);
            server.createContext("/", page::answer);
            server.start();
            return page;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var mails = mails(
                    Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""));
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(mails.getBytes(UTF_8));
        }
    }

    private String mails(String query) {
        var mails = query.startsWith(ONLY_TO) ? mailbox.messagesFor(query.substring(ONLY_TO.length())) : mailbox.all();
        return mails.isEmpty()
                ? "No mail yet.\n"
                : mails.reversed().stream()
                        .map(MailboxPage::text)
                        .collect(Collectors.joining("\n" + "-".repeat(72) + "\n"));
    }

    private static String text(ReceivedMail mail) {
        return "From: %s%nTo: %s%nSubject: %s%n%n%s%n".formatted(mail.from(), mail.to(), mail.subject(), mail.body());
    }
}
