import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A payment provider that captures everything, once per payment. The one of the tests speaks the same protocol for
 * three times the processor time.
 */
final class PaymentSink implements AutoCloseable {

    private final Set<String> captured = ConcurrentHashMap.newKeySet();
    private final Sink sink;

    PaymentSink() throws IOException {
        sink = Sink.start(this::talk);
    }

    String url() {
        return "http://127.0.0.1:" + sink.port();
    }

    int captured() {
        return captured.size();
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }

    private void talk(Wire wire) throws IOException {
        while (true) {
            var request = HttpMessage.readFrom(wire);
            wire.send(answer(request).getBytes(US_ASCII));
        }
    }

    private String answer(HttpMessage request) {
        var key = request.headers().get("Idempotency-Key");
        if (!request.startLine().startsWith("POST /captures ") || key == null) {
            return "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
        }
        captured.add(key);
        var body = "{\"status\":\"captured\",\"reference\":\"bench-" + key + "\"}";
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(body.length(), body);
    }
}
