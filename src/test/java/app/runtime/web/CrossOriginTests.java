package app.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossOriginTests {

    private final WebServer server = WebServer.shared();

    @Test
    void letsAPageOfANamedOriginAsk() {
        var answer = preflight(server, WebServer.ORIGIN, "POST", "authorization,idempotency-key,content-type");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(WebServer.ORIGIN);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void letsAPageOfANamedOriginReadTheAnswer() {
        var answer = server.send(server.request("/v1/probe/caller").header("Origin", WebServer.ORIGIN));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(WebServer.ORIGIN);
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("Location", "Idempotency-Replayed");
    }

    @Test
    void refusesAPageOfAnotherOrigin() {
        for (var answer : new WebServer.Answer[] {
            preflight(server, "https://evil.example.com", "POST", "authorization"),
            preflight(server, "http://shop.example.com", "POST", "authorization"),
            preflight(server, "null", "POST", "authorization"),
            preflight(server, WebServer.ORIGIN, "POST", "x-other"),
            preflight(server, WebServer.ORIGIN, "TRACK", "authorization"),
            server.send(server.request("/v1/probe/caller").header("Origin", "https://evil.example.com"))
        }) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text("/error")).isEqualTo("ORIGIN_NOT_ALLOWED");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    void allowsNoOriginUnlessOneIsNamed() {
        try (var closed = WebServer.start(WebServer.settings(List.of(), null), new TestTokens())) {
            var answer = preflight(closed, WebServer.ORIGIN, "POST", "authorization");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    private static WebServer.Answer preflight(WebServer server, String origin, String method, String headers) {
        return server.send(server.anonymous("/v1/probe/things")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", headers)
                .method("OPTIONS", BodyPublishers.noBody()));
    }
}
