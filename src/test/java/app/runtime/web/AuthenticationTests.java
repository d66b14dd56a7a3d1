package app.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTests {

    private static final WebServer SERVER = WebServer.shared();
    private static final TestTokens TOKENS = SERVER.tokens();

    @Test
    void knowsTheCallerByTheToken() {
        var answer = SERVER.get("/v1/probe/caller");

        assertThat(answer.body()).isEqualTo("{\"id\":\"" + TestTokens.USER + "\",\"admin\":false}");
    }

    @Test
    void knowsAnAdminByTheRole() {
        var answer = with("/v1/probe/admin", TOKENS.of(TestTokens.USER, "admin"));

        assertThat(answer.body()).isEqualTo("{\"id\":\"" + TestTokens.USER + "\",\"admin\":true}");
    }

    @Test
    void refusesAdminThingsToOthers() {
        for (var token : List.of(TOKENS.of(TestTokens.USER), TOKENS.of(TestTokens.USER, "administrator"))) {
            var answer = with("/v1/probe/admin", token);

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text("/error")).isEqualTo("ACCESS_DENIED");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/probe/caller",
                "/v1/nothing",
                "/nothing",
                "/",
                "/internal/users/v1",
                "/error",
                "/openapi.yaml"
            })
    void wantsATokenWhetherThePathExistsOrNot(String path) {
        var answer = SERVER.send(SERVER.anonymous(path));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("/error")).isEqualTo("AUTHENTICATION_REQUIRED");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("/correlationId")).isEqualTo(answer.header("X-Correlation-Id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"})
    void wantsATokenForEveryMethodThatIsNotDeclaredOpen(String method) {
        var request = SERVER.anonymous("/v1/probe/open").method(method, BodyPublishers.noBody());

        assertThat(SERVER.send(request).status()).isIn(400, 401);
    }

    @Test
    void looksAtNoTokenOnAnOpenRoute() {
        assertThat(SERVER.send(SERVER.anonymous("/v1/probe/open")).body()).isEqualTo("{\"anonymous\":true}");
        assertThat(with("/v1/probe/open", "expired").body()).isEqualTo("{\"anonymous\":true}");
        assertThat(SERVER.send(SERVER.anonymous("/v1/probe/open").method("HEAD", BodyPublishers.noBody()))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesTheToken(String flaw, String token) {
        var answer = with("/v1/probe/caller", token);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("/error")).isEqualTo("INVALID_TOKEN");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(answer.body()).doesNotContain("expired", "signature", "kid", "Jwt", "issuer");
    }

    static Stream<Arguments> refusesTheToken() {
        var valid = TOKENS.of(TestTokens.USER);
        var parts = valid.split("\\.", -1);
        var now = Instant.now();
        return Stream.of(
                Arguments.of("nonsense", "nonsense"),
                Arguments.of("three dots", "a.b.c"),
                Arguments.of(
                        "expired",
                        TOKENS.signed(TestTokens.claims()
                                .issueTime(Date.from(now.minusSeconds(900)))
                                .expirationTime(Date.from(now.minusSeconds(6))))),
                Arguments.of("without expiry", TOKENS.signed(TestTokens.claims().expirationTime(null))),
                Arguments.of(
                        "not yet", TOKENS.signed(TestTokens.claims().notBeforeTime(Date.from(now.plusSeconds(60))))),
                Arguments.of("another issuer", TOKENS.signed(TestTokens.claims().issuer("somebody"))),
                Arguments.of("without issuer", TOKENS.signed(TestTokens.claims().issuer(null))),
                Arguments.of(
                        "another audience", TOKENS.signed(TestTokens.claims().audience("others"))),
                Arguments.of(
                        "without audience", TOKENS.signed(TestTokens.claims().audience((String) null))),
                Arguments.of(
                        "subject that is no user",
                        TOKENS.signed(TestTokens.claims().subject("root"))),
                Arguments.of(
                        "without subject", TOKENS.signed(TestTokens.claims().subject(null))),
                Arguments.of("alg none", TestTokens.unsigned(TestTokens.claims())),
                Arguments.of(
                        "alg none with the signature of another", TestTokens.unsigned(TestTokens.claims()) + parts[2]),
                Arguments.of("signature missing", parts[0] + "." + parts[1] + "."),
                Arguments.of(
                        "claims exchanged",
                        parts[0] + "." + TOKENS.of(UUID.randomUUID(), "admin").split("\\.", -1)[1] + "." + parts[2]),
                Arguments.of("HS256 with the public key", TOKENS.signedWithPublicKeyAsSecret(TestTokens.claims())),
                Arguments.of(
                        "another key, same id", TestTokens.signed(TestTokens.claims(), TestTokens.newKey("current"))),
                Arguments.of(
                        "another key, other id", TestTokens.signed(TestTokens.claims(), TestTokens.newKey("other"))));
    }

    @Test
    void forgetsARememberedTokenWhenItExpires() {
        var soon = Instant.now().plus(Duration.ofMillis(2500)).minusSeconds(5);
        var token = TOKENS.signed(
                TestTokens.claims().issueTime(Date.from(soon.minusSeconds(900))).expirationTime(Date.from(soon)));

        assertThat(with("/v1/probe/caller", token).status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> with("/v1/probe/caller", token).status() == 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dXNlcjpwYXNz", "Digest x", "bearer", "Bearer", "Bearerx"})
    void takesNoOtherScheme(String header) {
        var answer = SERVER.send(SERVER.anonymous("/v1/probe/caller").header("Authorization", header));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void takesNoTokenFromTheQuery() {
        var path = "/v1/probe/caller?access_token=" + TOKENS.of(TestTokens.USER);

        assertThat(SERVER.send(SERVER.anonymous(path)).status()).isEqualTo(401);
    }

    private static WebServer.Answer with(String path, String token) {
        return SERVER.send(SERVER.anonymous(path).header("Authorization", "Bearer " + token));
    }
}
