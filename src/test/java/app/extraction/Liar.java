package app.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.Entrance;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before the shop, passes every request on, and spoils some answers. */
final class Liar implements AutoCloseable {

    private static final List<String> HEADERS = List.of("Authorization", "Content-Type", "Idempotency-Key");
    private static final int LOSES_ONE_IN = 5;

    private final Entrance shop;
    private final boolean lies;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger orders = new AtomicInteger();
    private final Set<String> lost = ConcurrentHashMap.newKeySet();

    private Liar(Entrance shop, boolean lies, HttpServer server) {
        this.shop = shop;
        this.lies = lies;
        this.server = server;
    }

    /** Loses one in five answers to orders; and, if it lies, shows every order in a list as it was at first. */
    static Liar before(Entrance shop, boolean lies) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var liar = new Liar(shop, lies, server);
            server.createContext("/", liar::pass);
            server.setExecutor(Executors.newCachedThreadPool());
            server.start();
            return liar;
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
        http.close();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = ask(exchange);
            var path = exchange.getRequestURI().toString();
            var isOrder = exchange.getRequestMethod().equals("POST") && path.equals("/v1/orders");
            if (isOrder && orders.incrementAndGet() % LOSES_ONE_IN == 0 && isNotLostYet(exchange)) {
                return;
            }
            var body = lies && path.startsWith("/v1/orders?")
                    ? answer.body().replace("\"CONFIRMED\"", "\"PENDING\"")
                    : answer.body();
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.statusCode(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** A repeated request gets its answer. */
    private boolean isNotLostYet(HttpExchange exchange) {
        return lost.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    }

    private HttpResponse<String> ask(HttpExchange exchange) throws IOException, InterruptedException {
        var body = exchange.getRequestBody().readAllBytes();
        var request = HttpRequest.newBuilder(shop.of(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (var header : HEADERS) {
            exchange.getRequestHeaders().getOrDefault(header, List.of()).forEach(it -> request.header(header, it));
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
