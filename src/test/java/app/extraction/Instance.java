package app.extraction;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for one process of the application behind the gateway: answers 200 with its name to everything, and says
 * whose a token is: {@code Bearer user-<name>} belongs to that name.
 */
final class Instance implements AutoCloseable {

    private static final String SCHEME = "Bearer user-";

    private final String name;
    private final HttpServer server;
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final AtomicInteger checks = new AtomicInteger();
    private volatile boolean breaksConnections;
    private volatile @Nullable CountDownLatch held;

    private Instance(String name, HttpServer server) {
        this.name = name;
        this.server = server;
    }

    static Instance start(String name) {
        return start(name, 0);
    }

    static Instance start(String name, int port) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var instance = new Instance(name, server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", instance::answer);
            server.createContext("/v1/token", instance::check);
            server.start();
            return instance;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String address() {
        return "127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Requests for modules, in the order of their arrival. */
    List<Seen> seen() {
        return List.copyOf(seen);
    }

    int checks() {
        return checks.get();
    }

    /** From now on closes the connection after it has read a request. */
    void breakConnections(boolean breaks) {
        breaksConnections = breaks;
    }

    /** From now on answers only when it is told to. */
    void hold() {
        held = new CountDownLatch(1);
    }

    void release() {
        var latch = held;
        held = null;
        if (latch != null) {
            latch.countDown();
        }
    }

    void forget() {
        seen.clear();
        checks.set(0);
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        seen.add(new Seen(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders()));
        var latch = held;
        if (latch != null) {
            waitFor(latch);
        }
        if (breaksConnections) {
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("X-Instance", name);
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void check(HttpExchange exchange) throws IOException {
        checks.incrementAndGet();
        var token = exchange.getRequestHeaders().getFirst("Authorization");
        var isValid = token != null && token.startsWith(SCHEME);
        if (isValid) {
            exchange.getResponseHeaders().set("X-User-Id", token.substring(SCHEME.length()));
        }
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(isValid ? 204 : 401, -1);
        exchange.close();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** A request as it arrived. */
    record Seen(String method, String path, Headers headers) {

        /** The only value of a header, or "" if there is none. */
        String header(String name) {
            var values = headers.getOrDefault(name, List.of(""));
            if (values.size() != 1) {
                throw new AssertionError(name + ": " + values);
            }
            return values.getFirst();
        }
    }
}
