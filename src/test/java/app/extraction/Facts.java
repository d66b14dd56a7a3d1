package app.extraction;

import app.KafkaBroker;
import app.billing.PaymentProviderSimulator;
import app.notifications.Mailbox;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * What has happened around the shop, as JSON: {@code GET /mails?to=…}, {@code GET /captures?order=…} and {@code GET
 * /refunds}, each without a query for all. {@code POST /kafka/stop} and {@code /kafka/start} are for tests of faults.
 */
final class Facts implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Mailbox mailbox;
    private final PaymentProviderSimulator provider;
    private final Optional<KafkaBroker> broker;
    private final HttpServer server;

    private Facts(Mailbox mailbox, PaymentProviderSimulator provider, Optional<KafkaBroker> broker, HttpServer server) {
        this.mailbox = mailbox;
        this.provider = provider;
        this.broker = broker;
        this.server = server;
    }

    /** Serves on a free port of the loopback interface. */
    static Facts start(Mailbox mailbox, PaymentProviderSimulator provider, Optional<KafkaBroker> broker) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var facts = new Facts(mailbox, provider, broker, server);
            server.createContext("/", facts::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return facts;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var found = found(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
                    Optional.ofNullable(exchange.getRequestURI().getQuery()));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(found.isPresent() ? 200 : 404, 0);
            exchange.getResponseBody().write(JSON.writeValueAsBytes(found.orElse(List.of())));
        }
    }

    private Optional<List<?>> found(String request, Optional<String> query) {
        return switch (request) {
            case "GET /mails" -> Optional.of(mails(query));
            case "GET /captures" -> Optional.of(captures(query));
            case "GET /refunds" -> Optional.of(provider.refunds());
            case "POST /kafka/stop" ->
                broker.map(kafka -> {
                    kafka.stop();
                    return List.of();
                });
            case "POST /kafka/start" ->
                broker.map(kafka -> {
                    kafka.restart();
                    return List.of();
                });
            default -> Optional.empty();
        };
    }

    private List<MailFact> mails(Optional<String> query) {
        return query
                .map(wanted -> mailbox.messagesFor(wanted.replaceFirst("^to=", "")))
                .orElseGet(mailbox::all)
                .stream()
                .map(mail -> new MailFact(mail.to(), mail.subject(), mail.messageId()))
                .toList();
    }

    private List<PaymentProviderSimulator.Capture> captures(Optional<String> query) {
        return query.map(wanted -> provider.capturesOf(UUID.fromString(wanted.replaceFirst("^order=", ""))))
                .orElseGet(provider::captures);
    }

    /** The same mail that arrived twice has the same {@code messageId} twice. */
    private record MailFact(String to, String subject, String messageId) {}
}
