package app.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DescriptionTests {

    private static final String PATHS = "/paths/~1v1~1probe~1";
    private static final String SCHEMAS = "/components/schemas/";

    private final WebServer server = WebServer.shared();
    private final JsonNode description =
            server.send(server.anonymous("/openapi")).json();

    @Test
    void isOpenApi31() {
        assertThat(description.at("/openapi").asString()).startsWith("3.1");
        assertThat(description.at("/servers").toString()).isEqualTo("[{\"url\":\"/\"}]");
    }

    @Test
    void wantsATokenExceptOnOpenRoutes() {
        assertThat(description.at("/security").toString()).isEqualTo("[{\"token\":[]}]");
        assertThat(description.at("/components/securitySchemes/token/scheme").asString())
                .isEqualTo("bearer");
        assertThat(description.at(PATHS + "caller/get").has("security")).isFalse();
        assertThat(description.at(PATHS + "open/get/security").toString()).isEqualTo("[]");
    }

    @Test
    void showsWhereACallerAPageAndAKeyComeFrom() {
        assertThat(description.at(PATHS + "caller/get").has("parameters")).isFalse();
        assertThat(description.at(PATHS + "numbers/get/parameters").findValuesAsString("name"))
                .containsExactly("limit", "cursor");
        assertThat(description.at(PATHS + "keys/post/parameters/0/name").asString())
                .isEqualTo("Idempotency-Key");
        assertThat(description.at(PATHS + "keys/post/parameters/0/required").asBoolean())
                .isTrue();
        assertThat(description
                        .at(PATHS + "optional-keys/post/parameters/0/required")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void followsTheJsonRules() {
        assertThat(description.at(SCHEMAS + "Thing/properties/label/type").asString())
                .isEqualTo("string");
        assertThat(description.at(SCHEMAS + "Thing/required").toString())
                .isEqualTo("[\"name\",\"parts\",\"quantity\"]");
        assertThat(description.at("/components/schemas").has("Label")).isFalse();
    }

    @Test
    void describesProblemsOnEveryRoute() {
        for (var path : description.at("/paths")) {
            for (var operation : path) {
                assertThat(operation.at("/responses/default/$ref").asString())
                        .isEqualTo("#/components/responses/Problem");
            }
        }
        assertThat(description.at(SCHEMAS + "Problem/required").toString())
                .isEqualTo("[\"detail\",\"error\",\"status\",\"title\",\"type\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "swagger-ui/index.html",
                "swagger-ui/swagger-initializer.js",
                "swagger-ui/swagger-ui-bundle.js",
                "swagger-ui/swagger-ui.css",
                "swagger-config"
            })
    void hasAPageOfItsOwn(String resource) {
        var answer = server.send(server.anonymous("/openapi/" + resource));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Security-Policy")).doesNotContain("http");
    }

    @Test
    void leadsToThePage() {
        var answer = server.send(server.anonymous("/openapi/ui"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/openapi/swagger-ui/index.html");
    }
}
