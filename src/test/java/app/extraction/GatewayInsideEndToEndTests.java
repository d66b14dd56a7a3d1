package app.extraction;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The inner door of the gateway, where the processes reach each other's modules. */
@Tag("extraction")
class GatewayInsideEndToEndTests {

    private static final String CALL = "/internal/orders/v1/orders/1";
    private static final String KEYS = "/.well-known/jwks.json";

    private static final Instance FIRST = Instance.start("first");
    private static final Instance SECOND = Instance.start("second");
    private static final Instance SERVICE = Instance.start("service");
    private static final List<Instance> ALL = List.of(FIRST, SECOND, SERVICE);
    private static final int INSIDE = Gateway.freePort();
    private static final Gateway GATEWAY = Gateway.start(
            "inside",
            List.of(
                    "monolith " + FIRST.address() + " " + SECOND.address(),
                    "orders " + SERVICE.address(),
                    "users " + SERVICE.address()),
            Map.of("inside", "127.0.0.1:" + INSIDE));

    private final Client client = new Client(
            URI.create("http://127.0.0.1:" + INSIDE),
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    private boolean changed;

    @AfterAll
    static void stop() {
        GATEWAY.close();
        ALL.forEach(Instance::close);
    }

    @AfterEach
    void goBack() {
        ALL.forEach(Instance::release);
        ALL.forEach(instance -> instance.breakConnections(false));
        if (changed) {
            for (var module : List.of("orders", "users")) {
                change(module, "0");
                change(module, "fallback", "on");
            }
            change("monolith", "without", "none");
        }
        ALL.forEach(Instance::forget);
    }

    @Test
    void handsACallOnAsItIs() {
        var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        var headers = Map.of(
                "X-Internal-Token", "secret",
                "Request-Timeout", "1234",
                "X-Correlation-Id", "c-1",
                "X-Request-Id", "r-1",
                "traceparent", trace,
                "Authorization", "Bearer user-ada",
                "Content-Type", "application/json",
                "Accept", "application/json, application/problem+json");

        var answer = client.post(CALL + "/cancel?why=a%20b", "{\"reason\": 1}", inTurn(headers));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(arrived()).hasSize(1);
        var call = arrived().getFirst();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo(CALL + "/cancel?why=a%20b");
        assertThat(call.header("Content-Length")).isEqualTo("13");
        headers.forEach((name, value) -> assertThat(call.header(name)).as(name).isEqualTo(value));
    }

    @Test
    void addsNothingToACall() {
        client.get(CALL);

        assertThat(arrived().getFirst().headers())
                .doesNotContainKeys("X-internal-token", "X-user-id", "Authorization", "X-forwarded-for");
    }

    @Test
    void givesTheKeysToWhoeverVerifiesTokens() {
        assertThat(client.get(KEYS).status()).isEqualTo(200);
        assertThat(arrived().getFirst().path()).isEqualTo(KEYS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/orders",
                "/v1/token",
                "/health/ready",
                "/metrics",
                "/internal",
                "/internal/orders",
                "/internal/nobody/v1",
                "/.well-known/openid-configuration",
                "/.read",
                "/.problem",
                "/"
            })
    void hasNothingElse(String path) {
        var answer = client.getAs("ada", path, "X-Internal-Token", "secret");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("/error")).isEqualTo("NOT_FOUND");
        assertThat(arrived()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/orders/..;/..;/v1/orders",
                "/internal/orders/%2e%2e/orders/v1",
                "/internal/orders/../orders/v1",
                "/v1/../internal/orders/v1",
                "/internal/../v1/orders",
                "/internal/orders/a%2Fb"
            })
    void refusesAPathThatCouldMeanTwoThings(String path) {
        assertThat(client.get(path).status()).isEqualTo(400);
        assertThat(arrived()).isEmpty();
    }

    @Test
    void isAtItsOwnAddressAlone() throws IOException {
        var request = """
            GET %s HTTP/1.1
            Host: 127.0.0.1:%d
            X-Internal-Token: secret
            Connection: close

            """.formatted(CALL, INSIDE).replace("\n", "\r\n");
        try (var elsewhere =
                new Socket(InetAddress.getLoopbackAddress(), GATEWAY.uri().getPort())) {
            elsewhere.getOutputStream().write(request.getBytes(US_ASCII));

            assertThat(new String(elsewhere.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 404 ");
        }

        assertThatThrownBy(() -> new Socket("127.0.0.2", INSIDE)).isInstanceOf(ConnectException.class);
        assertThat(arrived()).isEmpty();
    }

    @Test
    void followsTheSideThatServesMostOfTheModule() {
        change("orders", "60");
        assertThat(client.get(CALL).instance()).isNotEqualTo("service");

        change("orders", "100");
        assertThat(client.get(CALL).instance()).isEqualTo("service");
        assertThat(client.get("/internal/billing/v1/payments/1").instance()).isNotEqualTo("service");
        assertThat(client.get(KEYS).instance()).isNotEqualTo("service");

        change("users", "100");
        assertThat(client.get(KEYS).instance()).isEqualTo("service");
        change("orders", "0");
        assertThat(client.get(CALL).instance()).isNotEqualTo("service");
    }

    @Test
    void asksNothingOfAnInstanceThatIsTakenOut() {
        change("monolith", "without", "1");

        assertThat(IntStream.range(0, 10).mapToObj(each -> client.get(CALL).instance()))
                .containsOnly("second");
    }

    @Test
    void countsACallAsInFlight() {
        change("orders", "fallback", "off");
        FIRST.hold();
        SECOND.hold();
        var slow = supplyAsync(() -> client.post(CALL, "{}"));
        await().until(() -> !arrived().isEmpty());

        var impatient = GATEWAY.change("--wait", "0.2", "orders", "100");
        FIRST.release();
        SECOND.release();

        assertThat(impatient.exitCode()).isEqualTo(75);
        assertThat(slow.join().status()).isEqualTo(200);
        change("orders", "100");
    }

    @Test
    void repeatsACallThatOnlyReads() {
        FIRST.breakConnections(true);

        assertThat(IntStream.range(0, 4).mapToObj(each -> client.get(CALL).instance()))
                .containsOnly("second");
    }

    @Test
    void repeatsNoPost() {
        FIRST.breakConnections(true);
        SECOND.breakConnections(true);

        var answer = client.post(CALL, "{}");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.text("/error")).isEqualTo("BAD_GATEWAY");
        assertThat(arrived()).hasSize(1);
    }

    private static List<Instance.Seen> arrived() {
        return ALL.stream().map(Instance::seen).flatMap(List::stream).toList();
    }

    private static String[] inTurn(Map<String, String> headers) {
        return headers.entrySet().stream()
                .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                .toArray(String[]::new);
    }

    private void change(String... arguments) {
        changed = true;
        GATEWAY.change(arguments).expect(0);
    }
}
