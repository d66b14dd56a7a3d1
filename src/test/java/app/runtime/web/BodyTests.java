package app.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTests {

    private static final String PATH = "/v1/probe/things";
    private static final String VALID =
            "{\"name\":\"box\",\"quantity\":2,\"kind\":\"BIG\",\"parts\":[{\"sku\":\"a\",\"count\":1}]}";

    private final WebServer server = WebServer.shared();

    @Test
    void acceptsAValidBody() {
        var answer = server.post(PATH, VALID);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo(VALID);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"name\":",
                "nonsense",
                "{\"quantity\":1} {}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{'name':'a'}",
                "{\"quantity\":01}",
                "{\"name\":\"a\u0001b\"}"
            })
    void refusesWhatIsNotJson(String body) {
        var answer = server.post(PATH, body);

        assertProblem(answer, 400, "MALFORMED_JSON");
        assertThat(answer.json().has("errors")).isFalse();
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        var request = server.request(PATH)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray("{\"name\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)));

        assertProblem(server.send(request), 400, "MALFORMED_JSON");
    }

    @Test
    void refusesBottomlessNesting() {
        assertProblem(server.post(PATH, "{\"name\":" + "[".repeat(30_000)), 400, "WRONG_TYPE");
        assertProblem(server.post(PATH, "[".repeat(30_000)), 400, "WRONG_TYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "null"})
    void refusesAMissingBody(String body) {
        assertProblem(server.post(PATH, body), 400, "MISSING_BODY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nam\":\"box\",\"quantity\":1} | /nam",
                "{\"quantity\":1,\"parts\":[{\"sku\":\"a\",\"count\":1,\"price\":1}]} | /parts/0/price",
                "{\"a/b~c\":1,\"quantity\":1} | /a~1b~0c"
            })
    void refusesAnUnknownField(String body, String pointer) {
        var answer = server.post(PATH, body);

        assertProblem(answer, 400, "UNKNOWN_FIELD");
        assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"quantity\":\"2\"}                | /quantity | must be a whole number within range",
                "{\"quantity\":2.5}                  | /quantity | must be a whole number within range",
                "{\"quantity\":null}                 | /quantity | must be a whole number within range",
                "{\"quantity\":10000000000}          | /quantity | must be a whole number within range",
                "{\"quantity\":1e400}                | /quantity | must be a whole number within range",
                "{\"name\":7}                        | /name     | must be a string",
                "{\"name\":{}}                       | /name     | must be a string",
                "{\"kind\":\"HUGE\"}                 | /kind     | must be one of BIG, SMALL",
                "{\"kind\":0}                        | /kind     | must be one of BIG, SMALL",
                "{\"at\":\"yesterday\"}              | /at       | must be a time such as 2025-01-31T12:00:00Z",
                "{\"label\":7}                       | /label    | must be a string",
                "{\"parts\":{}}                      | /parts    | must be an array",
                "{\"parts\":[{\"sku\":\"a\",\"count\":true}]} | /parts/0/count | must be a whole number within range",
                "{\"parts\":[7]}                     | /parts/0  | has the wrong type",
                "[]                                  | ''        | has the wrong type",
                "\"text\"                            | ''        | has the wrong type"
            })
    void refusesAValueOfTheWrongType(String body, String pointer, String message) {
        var answer = server.post(PATH, body);

        assertProblem(answer, 400, "WRONG_TYPE");
        assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(answer.text("/errors/0/message")).isEqualTo(message);
        assertThat(answer.body()).doesNotContain("app.runtime", "java.");
    }

    @Test
    void refusesAValueThatItsTypeDoesNotAllow() {
        var answer = server.post(PATH, "{\"label\":\"far too long\"}");

        assertProblem(answer, 400, "VALIDATION_FAILED");
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/label");
        assertThat(answer.body()).doesNotContain("secret");
    }

    @Test
    void saysEverythingThatIsNotValidAtOnce() {
        var answer = server.post(PATH, "{\"name\":\" \",\"quantity\":0,\"parts\":[{\"sku\":\"a\",\"count\":-1},null]}");

        assertProblem(answer, 400, "VALIDATION_FAILED");
        assertThat(answer.json().at("/errors").toString())
                .isEqualTo("[{\"pointer\":\"/name\",\"message\":\"must not be blank\"},"
                        + "{\"pointer\":\"/parts/0/count\",\"message\":\"must be greater than or equal to 1\"},"
                        + "{\"pointer\":\"/parts/1\",\"message\":\"must not be null\"},"
                        + "{\"pointer\":\"/quantity\",\"message\":\"must be greater than or equal to 1\"}]");
    }

    @Test
    void speaksOneLanguage() {
        var request = server.request(PATH)
                .header("Content-Type", "application/json")
                .header("Accept-Language", "de")
                .POST(BodyPublishers.ofString(
                        "{\"name\":\" \",\"quantity\":1,\"parts\":[{\"sku\":\"a\",\"count\":1}]}"));

        assertThat(server.send(request).text("/errors/0/message")).isEqualTo("must not be blank");
    }

    @Test
    void refusesABodyAboveTheLimit() {
        assertProblem(server.post(PATH, " ".repeat(BodyLimitFilter.LIMIT + 1)), 413, "BODY_TOO_LARGE");
        assertProblem(server.post(PATH, " ".repeat(1_000_000)), 413, "BODY_TOO_LARGE");
    }

    @Test
    void refusesABodyAboveTheLimitThatDoesNotSayItsLength() {
        assertProblem(server.send(chunked(" ".repeat(BodyLimitFilter.LIMIT + 1))), 413, "BODY_TOO_LARGE");
        assertProblem(server.send(chunked(" ".repeat(1_000_000))), 413, "BODY_TOO_LARGE");
    }

    @Test
    void acceptsABodyAtTheLimit() {
        var body = VALID + " ".repeat(BodyLimitFilter.LIMIT - VALID.length());

        assertThat(server.post(PATH, body).status()).isEqualTo(201);
        assertThat(server.send(chunked(body)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "application/octet-stream"
            })
    void refusesAnotherMediaType(String mediaType) {
        var request = server.request(PATH).header("Content-Type", mediaType).POST(BodyPublishers.ofString(VALID));

        assertProblem(server.send(request), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void refusesABodyOfNoMediaType() {
        assertProblem(
                server.send(server.request(PATH).POST(BodyPublishers.ofString(VALID))), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    private java.net.http.HttpRequest.Builder chunked(String body) {
        return server.request(PATH)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
    }

    private static void assertProblem(WebServer.Answer answer, int status, String error) {
        assertThat(answer.text("/error")).as(answer.body()).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }
}
