package app.extraction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the gateway does with one request. */
@Tag("extraction")
class GatewayEndToEndTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static final Instance ONE = Instance.start("one");
    private static final Instance TWO = Instance.start("two");
    private static final Gateway GATEWAY = Gateway.start(
            "requests", List.of("monolith " + ONE.address() + " " + TWO.address()), Map.of("answer_timeout", "1s"));

    private final Client client = Client.of(GATEWAY);

    @AfterAll
    static void stop() {
        GATEWAY.close();
        ONE.close();
        TWO.close();
    }

    @AfterEach
    void forget() {
        for (var instance : List.of(ONE, TWO)) {
            instance.release();
            instance.breakConnections(false);
            instance.forget();
        }
    }

    @Test
    void handsARequestToTheModule() {
        var answer = client.getAs("ada", "/v1/orders?limit=3&cursor=a%2Fb");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(only().path()).isEqualTo("/v1/orders?limit=3&cursor=a%2Fb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/orders/v1/orders",
                "/v1/token",
                "/v1/nothing",
                "/health/ready",
                "/.read",
                "/.check",
                "/in-flight",
                "/"
            })
    void hasNothingElse(String path) {
        assertProblem(client.getAs("ada", path), 404, "NOT_FOUND", path);
        assertThat(arrived()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/orders/..;/..;/internal/orders",
                "/v1/orders/%2e%2e/%2e%2e/internal/orders",
                "/v1/orders/../../internal/orders",
                "/v1/orders//x",
                "/v1/orders/a%2Fb",
                "/v1/orders/a%5cb",
                "/v1/orders/./x",
                "/v1/orders/a%0d%0ab"
            })
    void refusesAPathThatCouldMeanTwoThings(String path) {
        assertProblem(client.getAs("ada", path), 400, "BAD_REQUEST", path);
        assertThat(arrived()).isEmpty();
    }

    @Test
    void letsNobodyInWithoutAToken() {
        var answer = client.get("/v1/orders", "X-User-Id", "ada");

        assertProblem(answer, 401, "AUTHENTICATION_REQUIRED", "/v1/orders");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(arrived()).isEmpty();
        assertThat(ONE.checks() + TWO.checks()).isZero();
    }

    @Test
    void letsNobodyInWithABadToken() {
        var answer = client.post("/v1/orders", "{}", "Authorization", "Bearer forged");

        assertProblem(answer, 401, "INVALID_TOKEN", "/v1/orders");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(arrived()).isEmpty();
    }

    @Test
    void remembersForAMomentThatATokenIsValid() throws IOException {
        for (var repetition = 0; repetition < 10; repetition++) {
            client.getAs("grace", "/v1/orders");
        }

        assertThat(ONE.checks() + TWO.checks()).isEqualTo(1);
        assertThat(only("grace", 10).header("X-User-Id")).isEqualTo("grace");
        try (var files = Files.walk(GATEWAY.file("cache"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, ISO_8859_1)).doesNotContain("Bearer", "user-grace");
            }
        }
    }

    @Test
    void needsNoTokenWhereTheModuleNeedsNone() {
        assertThat(client.post("/v1/auth/login", "{}").status()).isEqualTo(200);
        assertThat(client.get("/.well-known/jwks.json").status()).isEqualTo(200);
        assertThat(client.post("/v1/users", "{}").status()).isEqualTo(200);
        assertThat(client.get("/v1/users").status()).isEqualTo(401);
    }

    @Test
    void letsTheApplicationAnswerWhatABrowserAsksFirst() {
        assertThat(client.send("OPTIONS", "/v1/orders", "", "Origin", "https://shop.example.com")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void takesNobodysWordAboutWhoIsAsking() {
        client.getAs(
                "ada",
                "/v1/orders",
                "X-User-Id",
                "root",
                "X-Internal-Token",
                "guessed",
                "X-Forwarded-For",
                "10.1.2.3",
                "X-Forwarded-Proto",
                "gopher",
                "X-Forwarded-Prefix",
                "/x",
                "X-Real-IP",
                "10.1.2.3",
                "Forwarded",
                "for=10.1.2.3",
                "X-Shadow",
                "1");

        var request = only();
        assertThat(request.header("X-User-Id")).isEqualTo("ada");
        assertThat(request.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(request.header("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(request.header("Authorization")).isEqualTo("Bearer user-ada");
        assertThat(request.headers())
                .doesNotContainKeys("X-internal-token", "X-forwarded-prefix", "X-real-ip", "Forwarded", "X-shadow");
    }

    @Test
    void givesARequestItsIds() {
        var answer = client.getAs("ada", "/v1/orders");

        var request = only();
        assertThat(request.header("X-Request-Id"))
                .matches("[0-9a-f]{32}")
                .isEqualTo(request.header("X-Correlation-Id"))
                .isEqualTo(answer.header("X-Request-Id"))
                .isEqualTo(answer.header("X-Correlation-Id"));
        assertThat(request.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
    }

    @Test
    void keepsTheIdsThatItIsGiven() {
        var trace = "00-" + TRACE + "-00f067aa0ba902b7-01";

        var answer = client.getAs(
                "ada", "/v1/orders", "X-Request-Id", "r-1", "X-Correlation-Id", "c_2", "traceparent", trace);

        assertThat(answer.header("X-Request-Id")).isEqualTo("r-1");
        assertThat(answer.header("X-Correlation-Id")).isEqualTo("c_2");
        assertThat(only().header("X-Correlation-Id")).isEqualTo("c_2");
        assertThat(only().header("traceparent")).isEqualTo(trace);
    }

    @Test
    void replacesIdsThatAreNone() {
        client.getAs("ada", "/v1/orders", "X-Request-Id", "\"},{\"", "traceparent", "00-" + TRACE + "-x-01");

        assertThat(only().header("X-Request-Id")).matches("[0-9a-f]{32}");
        assertThat(only().header("traceparent")).doesNotContain(TRACE);
    }

    @Test
    void limitsTheSizeOfBodies() {
        assertThat(client.postAs("ada", "/v1/orders", "x".repeat(65_536)).status())
                .isEqualTo(200);
        ONE.forget();
        TWO.forget();

        assertProblem(client.postAs("ada", "/v1/orders", "x".repeat(65_537)), 413, "BODY_TOO_LARGE", "/v1/orders");
        assertThat(arrived()).isEmpty();
    }

    @Test
    void limitsTheSizeOfHeadersAndPaths() {
        assertProblem(
                client.getAs("ada", "/v1/orders", "X-Long", "x".repeat(9_000)), 431, "HEADER_TOO_LARGE", "/v1/orders");

        var answer = client.getAs("ada", "/v1/orders?" + "x".repeat(9_000));
        assertThat(answer.status()).isEqualTo(414);
        assertThat(answer.text("/error")).isEqualTo("URI_TOO_LONG");
    }

    @Test
    void repeatsAReadOnAnotherInstance() {
        ONE.breakConnections(true);

        for (var repetition = 0; repetition < 4; repetition++) {
            assertThat(client.getAs("ada", "/v1/orders").instance()).isEqualTo("two");
        }
    }

    @Test
    void repeatsNoPost() {
        ONE.breakConnections(true);
        TWO.breakConnections(true);

        assertProblem(client.postAs("ada", "/v1/orders", "{}"), 502, "BAD_GATEWAY", "/v1/orders");
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void waitsNoLongerThanItMay() {
        ONE.hold();
        TWO.hold();

        assertProblem(client.postAs("ada", "/v1/orders", "{}"), 504, "DEADLINE_EXCEEDED", "/v1/orders");
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void speaksTlsAndHttp2() throws IOException, GeneralSecurityException {
        var http = HttpClient.newBuilder().sslContext(trusting()).build();

        var answer = new Client(GATEWAY.secureUri(), http).getAs("ada", "/v1/orders");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(only().header("X-Forwarded-Proto")).isEqualTo("https");
    }

    @Test
    void writesALineForEveryRequest() {
        client.getAs("ada", "/v1/orders/4711", "X-Request-Id", "logged-1");
        client.postAs("ada", "/v1/payments", "x".repeat(65_537), "X-Request-Id", "logged-2");

        var fine = logged("logged-1");
        assertThat(fine.at("/module").asString()).isEqualTo("orders");
        assertThat(fine.at("/route").asString()).isEqualTo("/v1/orders/**");
        assertThat(fine.at("/side").asString()).isEqualTo("old");
        assertThat(fine.at("/status").asInt()).isEqualTo(200);
        assertThat(fine.at("/upstream").asString()).isIn(ONE.address(), TWO.address());
        assertThat(fine.at("/upstream_seconds").asString()).matches("[0-9.]+");
        assertThat(fine.toString()).doesNotContain("4711", "Bearer", "user-ada");
        assertThat(logged("logged-2").at("/method").asString()).isEqualTo("POST");
    }

    @Test
    void refusesToReloadABrokenFileAndGoesOn() throws IOException {
        var file = GATEWAY.file("conf/upstreams.conf");
        var good = Files.readString(file);
        Files.writeString(file, good + "\nupstream broken {");

        var reload = GATEWAY.reload();
        Files.writeString(file, good);

        assertThat(reload.exitCode()).isEqualTo(1);
        assertThat(reload.output()).contains("goes on as it was");
        assertThat(client.getAs("ada", "/v1/orders").status()).isEqualTo(200);
    }

    @Test
    void keepsItsFilesWhenNewOnesAreNotAccepted() throws IOException {
        var before = Files.readString(GATEWAY.file("conf/upstreams.conf"));
        var upstreams = GATEWAY.file("bad-upstreams");
        for (var line : List.of("monolith nowhere:port", "orders 127.0.0.1:1", "monolith")) {
            Files.writeString(upstreams, line + "\n");

            var generated = Gateway.run(
                    "generate",
                    "--settings",
                    GATEWAY.file("settings").toString(),
                    "--upstreams",
                    upstreams.toString(),
                    GATEWAY.file("").toString());

            assertThat(generated.exitCode()).as(line).isEqualTo(1);
            assertThat(GATEWAY.file("conf/upstreams.conf")).hasContent(before);
        }
    }

    private static void assertProblem(Client.Answer answer, int status, String error, String path) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().propertyNames())
                .containsExactly("type", "title", "status", "detail", "instance", "error", "correlationId");
        assertThat(answer.text("/error")).isEqualTo(error);
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
        assertThat(answer.text("/instance")).isEqualTo(path);
        assertThat(answer.text("/correlationId")).isNotEmpty().isEqualTo(answer.header("X-Correlation-Id"));
    }

    private static List<Instance.Seen> arrived() {
        return Stream.of(ONE, TWO).flatMap(instance -> instance.seen().stream()).toList();
    }

    private static Instance.Seen only() {
        assertThat(arrived()).hasSize(1);
        return arrived().getFirst();
    }

    private static Instance.Seen only(String user, int times) {
        assertThat(arrived())
                .hasSize(times)
                .allMatch(request -> request.header("X-User-Id").equals(user));
        return arrived().getFirst();
    }

    private static JsonNode logged(String requestId) {
        return await().until(
                        () -> Files.readAllLines(GATEWAY.file("logs/access.log")).stream()
                                .map(line -> JsonMapper.shared().readTree(line))
                                .filter(line ->
                                        line.at("/request_id").asString().equals(requestId))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static SSLContext trusting() throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance(KeyStore.getDefaultType());
        keys.load(null, null);
        try (var certificate = Files.newInputStream(GATEWAY.file("tls/certificate.pem"))) {
            keys.setCertificateEntry(
                    "gateway", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
