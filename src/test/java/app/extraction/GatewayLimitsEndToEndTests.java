package app.extraction;

import static org.assertj.core.api.Assertions.assertThat;

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
    private static final Gateway GATEWAY = Gateway.start(
            "limits",
            List.of("monolith " + MONOLITH.address()),
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
        try (var suspicious = Gateway.start("checks", List.of("monolith " + MONOLITH.address()), settings)) {
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
}
