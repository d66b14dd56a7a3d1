package app.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final WebServer server = WebServer.shared();

    @Test
    void takesBothIdsFromTheClient() {
        var answer = server.send(server.request("/v1/probe/context")
                .header("X-Correlation-Id", "checkout_7.1")
                .header("X-Request-Id", "request-1"));

        assertThat(answer.text("/correlationId")).isEqualTo("checkout_7.1");
        assertThat(answer.header("X-Correlation-Id")).isEqualTo("checkout_7.1");
        assertThat(answer.header("X-Request-Id")).isEqualTo("request-1");
    }

    @Test
    void correlatesByTheRequestIdIfThatIsAllThereIs() {
        var answer = server.send(server.request("/v1/probe/context").header("X-Request-Id", "request-1"));

        assertThat(answer.header("X-Request-Id")).isEqualTo("request-1");
        assertThat(answer.header("X-Correlation-Id")).isEqualTo("request-1");
    }

    @Test
    void makesIdsForAClientThatSendsNone() {
        var answer = server.get("/v1/probe/context");

        assertThat(answer.header("X-Request-Id")).hasSize(36).isEqualTo(answer.header("X-Correlation-Id"));
        assertThat(answer.text("/correlationId")).isEqualTo(answer.header("X-Correlation-Id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "semi;colon", "quote\"", "<script>", "a/b", ""})
    void replacesAnIdWithOtherCharacters(String id) {
        assertReplaced(id);
    }

    @Test
    void replacesAnIdThatIsTooLong() {
        assertReplaced("x".repeat(129));
        assertThat(server.send(server.request("/v1/probe/context").header("X-Correlation-Id", "x".repeat(128)))
                        .header("X-Correlation-Id"))
                .hasSize(128);
    }

    private void assertReplaced(String id) {
        var answer = server.send(server.request("/v1/probe/context").header("X-Correlation-Id", id));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Correlation-Id")).hasSize(36).isNotEqualTo(id);
    }

    @Test
    void continuesTheTraceOfTheClient() {
        var parent = "00-" + TRACE + "-00f067aa0ba902b7-01";

        var answer = server.send(server.request("/v1/probe/context").header("traceparent", parent));

        assertThat(answer.text("/traceparent"))
                .matches("00-" + TRACE + "-[0-9a-f]{16}-01")
                .isNotEqualTo(parent);
    }

    @Test
    void startsATraceWhenTheClientSendsNonsense() {
        var answer = server.send(server.request("/v1/probe/context").header("traceparent", "00-" + TRACE + "-x-01"));

        assertThat(answer.text("/traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
                .doesNotContain(TRACE);
    }

    @Test
    void givesTenSecondsUnlessAskedOtherwise() {
        assertThat(remaining(null)).isBetween(5_000L, 10_000L);
        assertThat(remaining("2000")).isBetween(500L, 2_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30001", "999999999999999999999999999999"})
    void givesThirtySecondsAtMost(String header) {
        assertThat(remaining(header)).isBetween(20_000L, 30_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "10s", "soon", "", "0x10", "000"})
    void refusesATimeoutThatIsNone(String header) {
        var answer = server.send(server.request("/v1/probe/context").header("Request-Timeout", header));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error")).isEqualTo("BAD_REQUEST_TIMEOUT");
        assertThat(answer.text("/correlationId")).isEqualTo(answer.header("X-Correlation-Id"));
    }

    @Test
    void saysWhenTheDeadlineHasPassed() {
        var answer = server.send(server.request("/v1/probe/slow").header("Request-Timeout", "50"));

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.text("/error")).isEqualTo("DEADLINE_EXCEEDED");
    }

    @Test
    void handsTheIdempotencyKeyOver() {
        var longest = "~".repeat(255);

        assertThat(withKey("/v1/probe/keys", "order-7!").text("/key")).isEqualTo("order-7!");
        assertThat(withKey("/v1/probe/keys", longest).text("/key")).isEqualTo(longest);
        assertThat(withKey("/v1/probe/optional-keys", "a").text("/key")).isEqualTo("a");
    }

    @Test
    void wantsAnIdempotencyKeyWhereItIsRequired() {
        var answer = server.post("/v1/probe/keys", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error")).isEqualTo("IDEMPOTENCY_KEY_MISSING");
        assertThat(server.post("/v1/probe/optional-keys", "").body()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "256"})
    void refusesAKeyOfOtherCharactersOrLength(String key) {
        for (var path : new String[] {"/v1/probe/keys", "/v1/probe/optional-keys"}) {
            var answer = withKey(path, key.equals("256") ? "x".repeat(256) : key);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("/error")).isEqualTo("IDEMPOTENCY_KEY_INVALID");
        }
    }

    @Test
    void refusesTwoKeys() {
        var request = server.request("/v1/probe/keys")
                .header("Idempotency-Key", "one")
                .header("Idempotency-Key", "two")
                .POST(BodyPublishers.noBody());

        assertThat(server.send(request).text("/error")).isEqualTo("IDEMPOTENCY_KEY_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/probe/context", "/v1/nothing-there", "/v1/probe/open"})
    void tellsBrowsersToKeepNothingAndToLoadNothing(String path) {
        var answer = server.get(path);

        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    }

    private WebServer.Answer withKey(String path, String key) {
        return server.send(server.request(path).header("Idempotency-Key", key).POST(BodyPublishers.noBody()));
    }

    private long remaining(@Nullable String timeout) {
        var request = server.request("/v1/probe/context");
        if (timeout != null) {
            request.header("Request-Timeout", timeout);
        }
        return server.send(request).json().at("/remaining").asLong();
    }
}
