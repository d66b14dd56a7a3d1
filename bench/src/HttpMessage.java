import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;

/** A request or a response of HTTP/1.1, as it came over a connection that stays open. */
record HttpMessage(String startLine, TreeMap<String, String> headers, String body) {

    static HttpMessage readFrom(Wire wire) throws IOException {
        var startLine = wire.line();
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var line = wire.line(); !line.isEmpty(); line = wire.line()) {
            var colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        var body = "chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))
                ? chunks(wire)
                : wire.bytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
        return new HttpMessage(startLine, headers, new String(body, UTF_8));
    }

    /** Of a response. */
    int status() {
        return Integer.parseInt(startLine, 9, 12, 10);
    }

    /** The first text of this name in a JSON body. */
    Optional<String> text(String name) {
        var before = "\"" + name + "\":\"";
        var start = body.indexOf(before);
        return start < 0
                ? Optional.empty()
                : Optional.of(body.substring(start + before.length(), body.indexOf('"', start + before.length())));
    }

    private static byte[] chunks(Wire wire) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var length = chunkLength(wire); length > 0; length = chunkLength(wire)) {
            body.write(wire.bytes(length));
            wire.line();
        }
        wire.line();
        return body.toByteArray();
    }

    private static int chunkLength(Wire wire) throws IOException {
        return Integer.parseInt(wire.line(), 16);
    }
}
