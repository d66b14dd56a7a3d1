package app.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("boundaries")
class ModuleDescriptionTests {

    private static final String WHOLE = """
        {
          "openapi": "3.1.0",
          "info": {"title": "Shop", "version": "v1", "description": "Words"},
          "tags": [{"name": "goods"}],
          "paths": {
            "/orders": {"get": {"responses": {"200": {"$ref": "#/components/responses/Orders"}}}, "post": {}},
            "/users": {"get": {"schema": {"$ref": "#/components/schemas/User"}}}
          },
          "components": {
            "responses": {"Orders": {"schema": {"$ref": "#/components/schemas/Order"}}},
            "schemas": {
              "Order": {"properties": {"parent": {"$ref": "#/components/schemas/Order"}, "total": {"$ref": "#/components/schemas/Money"}}},
              "Money": {}, "User": {}
            },
            "securitySchemes": {"token": {}}
          }
        }
        """;

    private final JsonNode part = JsonMapper.shared()
            .readTree(ModuleDescription.of(WHOLE, (method, path) -> method.equals("get") && path.equals("/orders")));

    @Test
    void holdsTheOperationsOfTheModule() {
        assertThat(part.path("paths").propertyNames()).containsExactly("/orders");
        assertThat(part.at("/paths/~1orders").propertyNames()).containsExactly("get");
    }

    @Test
    void holdsTheComponentsThatTheyReferTo() {
        assertThat(part.at("/components/schemas").propertyNames()).containsExactlyInAnyOrder("Order", "Money");
        assertThat(part.at("/components/responses").propertyNames()).containsExactly("Orders");
        assertThat(part.at("/components/securitySchemes").propertyNames()).containsExactly("token");
    }

    @Test
    void leavesWordsAboutTheWholeOut() {
        assertThat(part.path("info").propertyNames()).containsExactlyInAnyOrder("title", "version");
        assertThat(part.has("tags")).isFalse();
    }
}
