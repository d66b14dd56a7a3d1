package app.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTests {

    private final WebServer server = WebServer.shared();

    @Test
    void isADocumentOfRfc9457() {
        var answer = server.get("/v1/probe/broken?how=refused");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Retry-After")).isEqualTo("7");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"/problems/order-too-late\",\"title\":\"Order too late\",\"status\":409,"
                        + "\"detail\":\"It is too late.\",\"instance\":\"/v1/probe/broken\","
                        + "\"error\":\"ORDER_TOO_LATE\",\"correlationId\":\""
                        + answer.header("X-Correlation-Id") + "\"}");
    }

    @Test
    void pointsToTheFieldThatTheBusinessRefuses() {
        var answer = server.get("/v1/probe/broken?how=pointed");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors").toString())
                .isEqualTo("[{\"pointer\":\"/items/0/sku\",\"message\":\"There is no such product.\"}]");
    }

    @Test
    void namesTheSchemeWhenCredentialsAreWrong() {
        var answer = server.get("/v1/probe/broken?how=credentials");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void asksToComeBackWhileAKeyIsInUse() {
        var answer = server.get("/v1/probe/broken?how=key");

        assertThat(answer.text("/error")).isEqualTo("IDEMPOTENCY_KEY_IN_USE");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"argument", "state", "sql"})
    void tellsNothingAboutABug(String how) {
        var answer = server.get("/v1/probe/broken?how=" + how);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text("/error")).isEqualTo("INTERNAL_ERROR");
        assertThat(answer.body()).doesNotContain("secret", "Exception", "SELECT", "app.runtime");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pool", "shutdown"})
    void asksToComeBackWhenTheDatabaseIsAway(String how) {
        var answer = server.get("/v1/probe/broken?how=" + how);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("/error")).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.body()).doesNotContain("secret");
    }

    @Test
    void asksToComeBackWhenADependencyIsTriedAgain() {
        var answer = server.get("/v1/probe/broken?how=dependency");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("/error")).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isEqualTo("8");
        assertThat(answer.body()).doesNotContain("secret");
    }

    @Test
    void saysWhichMethodsAPathHas() {
        var answer = server.send(server.request("/v1/probe/things").DELETE());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.text("/error")).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/nothing", "/v1/probe", "/v1/probe/things/", "/nothing", "/", "/error", "/internal/users/v1"
            })
    void saysThatThereIsNothing(String path) {
        var answer = server.get(path);

        assertThat(answer.status()).isIn(404, 405);
        assertThat(answer.text("/error")).isIn("NOT_FOUND", "METHOD_NOT_ALLOWED");
        assertThat(answer.text("/instance")).isEqualTo(path);
    }

    @Test
    void refusesToAnswerInAnotherMediaType() {
        var answer = server.send(server.request("/v1/probe/caller").header("Accept", "text/html"));

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.text("/error")).isEqualTo("NOT_ACCEPTABLE");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "things/7           | WRONG_TYPE        | The parameter 'id' must be a UUID.",
                "query              | MISSING_PARAMETER | The query parameter 'id' is required.",
                "query?id=7         | WRONG_TYPE        | The parameter 'id' must be a UUID.",
                "kinds?kind=HUGE    | WRONG_TYPE        | The parameter 'kind' must be one of BIG, SMALL.",
                "sizes?size=2       | VALIDATION_FAILED | The parameter 'size' must be greater than or equal to 3.",
                "labels/far-too-long | WRONG_TYPE       | The parameter 'label' must be a string.",
                "header             | MISSING_HEADER    | The header If-Match is required."
            })
    void saysWhatIsWrongWithAParameter(String path, String error, String detail) {
        var answer = server.get("/v1/probe/" + path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error")).isEqualTo(error);
        assertThat(answer.text("/detail")).isEqualTo(detail);
    }

    @Test
    void readsAValueRecordFromAPath() {
        assertThat(server.get("/v1/probe/labels/abc").body()).isEqualTo("{\"label\":\"abc\"}");
    }

    @Test
    void carriesTheSecurityHeadersAndNoServerName() {
        for (var answer : new WebServer.Answer[] {server.get("/v1/probe/caller"), server.get("/v1/nothing")}) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "set-cookie");
        }
    }

    @Test
    void ignoresADisguisedMethod() {
        var request = server.request("/v1/probe/things?_method=DELETE")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"));

        assertThat(server.send(request).status()).isEqualTo(400);
    }
}
