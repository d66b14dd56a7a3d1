package app.extraction;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many requests the gateway lets through. */
@Tag("extraction")
class GatewayLimitsEndToEndTests {

    private static final Instance MONOLITH = Instance.start("monolith");
    private static final List<String> ALL = List.of("monolith " + MONOLITH.address());
    private static final Gateway GATEWAY = Gateway.start(
            "limits",
            ALL,
            Map.of(
                    "limit normal", "1000r/s 1000 6r/m 2",
                    "limit login", "6r/m 1 6r/m 1000"));

    private final Client client = Client.of(GATEWAY);

    @AfterAll
    static void stop() {
        GATEWAY.close();
        MONOLITH.close();
    }

    @Test
    void limitsWhatAUserMayAsk() {
        var statuses = IntStream.range(0, 5)
                .map(each -> client.getAs("greedy", "/v1/orders").status())
                .boxed()
                .toList();

        assertThat(statuses).containsExactly(200, 200, 200, 429, 429);
        var refused = client.getAs("greedy", "/v1/orders");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.text("/error")).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(client.getAs("modest", "/v1/orders").status()).isEqualTo(200);
    }

    @Test
    void limitsLoginsOfAnAddress() {
        client.post("/v1/auth/login", "{}");
        client.post("/v1/auth/login", "{}");

        var answer = client.post("/v1/auth/login", "{}");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("/error")).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(client.get("/.well-known/jwks.json").status()).isEqualTo(200);
    }

    @Test
    void limitsHowManyTokensAnAddressMayTry() {
        var settings = Map.of("limit_checks", "6r/m 4");
        try (var suspicious = Gateway.start("checks", ALL, settings)) {
            var guesser = Client.of(suspicious);

            var answers = IntStream.range(0, 8)
                    .mapToObj(each -> guesser.get("/v1/payments", "Authorization", "Bearer forged" + each))
                    .toList();

            assertThat(answers.getFirst().status()).isEqualTo(401);
            assertThat(answers.getLast().status()).isEqualTo(429);
            assertThat(answers.getLast().text("/error")).isEqualTo("TOO_MANY_REQUESTS");
            assertThat(answers.getLast().header("Retry-After")).isEqualTo("1");
        }
    }

    @Test
    void asksAgainWhetherATokenIsValid() {
        try (var forgetful = Gateway.start("forgetful", ALL, Map.of("remember_tokens", "1s"))) {
            var caller = Client.of(forgetful);
            MONOLITH.forget();

            await().until(() -> caller.getAs("ada", "/v1/payments").status() == 200 && MONOLITH.checks() == 2);
        }
    }

    @Test
    void believesWhatAProxyInFrontSaysAboutTheAddress() {
        try (var second = Gateway.start("proxied", ALL, Map.of("trusted_proxies", "127.0.0.1"))) {
            MONOLITH.forget();

            Client.of(second).getAs("ada", "/v1/payments", "X-Forwarded-For", "10.9.9.9, 192.0.2.7");

            assertThat(MONOLITH.seen())
                    .singleElement()
                    .satisfies(request ->
                            assertThat(request.header("X-Forwarded-For")).isEqualTo("192.0.2.7"));
        }
    }

    /** Both wait at the same time: 10 s are allowed. */
    @Test
    void waitsForASlowClientNoLongerThanItMay() throws IOException {
        try (var slowHeader = slow("GET /v1/orders HTTP/1.1\r\nHost: local");
                var slowBody =
                        slow("POST /v1/auth/refresh HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{")) {
            assertThat(slowHeader.getInputStream().readAllBytes()).isEmpty();
            assertThat(slowBody.getInputStream().readAllBytes()).isEmpty();
        }
    }

    private static Socket slow(String beginning) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), GATEWAY.uri().getPort());
        socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
        socket.getOutputStream().write(beginning.getBytes(US_ASCII));
        return socket;
    }
}
