package app.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;

/** Answers the queries of {@code ops/verdict} as Prometheus would, with the numbers that a test wants. */
final class PlayedPrometheus implements AutoCloseable {

    private final HttpServer server;

    volatile String requests = "500";
    volatile String failing = "0.001";
    volatile String failingBeside = "0.001";
    volatile String slowest = "0.2";
    volatile String slowestBeside = "0.2";
    volatile String givenUp = "1";
    volatile String givenUpBefore = "1";

    PlayedPrometheus() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/api/v1/query", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), UTF_8);
        var body = """
            {"status":"success","data":{"resultType":"scalar","result":[1795254060.781,"%s"]}}
            """.formatted(value(query)).getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String value(String query) {
        var ofCanary = query.contains("release=\"canary\"");
        if (query.contains("increase(")) {
            return requests;
        } else if (query.contains("outbox_dead_letters")) {
            return query.contains("offset") ? givenUpBefore : givenUp;
        } else if (query.contains("histogram_quantile")) {
            return ofCanary ? slowest : slowestBeside;
        }
        return ofCanary ? failing : failingBeside;
    }
}
