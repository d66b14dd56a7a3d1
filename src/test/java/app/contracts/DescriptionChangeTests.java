package app.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of the committed description is red when it has to be: one planted change a line. */
@Tag("boundaries")
class DescriptionChangeTests {

    private static final String API = """
        {
          "openapi": "3.1.0",
          "info": {"title": "Shop", "version": "v1"},
          "paths": {
            "/orders": {
              "get": {
                "operationId": "list",
                "parameters": [
                  {"in": "query", "name": "status", "schema": {"type": "string", "enum": ["OPEN", "CLOSED"]}},
                  {"in": "query", "name": "limit", "schema": {"type": "integer"}}
                ],
                "responses": {
                  "200": {"description": "OK", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}}}}
                }
              },
              "post": {
                "operationId": "place",
                "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Place"}}}},
                "responses": {"201": {"description": "Created"}}
              }
            },
            "/products": {"get": {"operationId": "products", "responses": {"200": {"description": "OK"}}}}
          },
          "components": {
            "schemas": {
              "Order": {
                "type": "object",
                "properties": {"id": {"type": "string", "format": "uuid"}, "total": {"type": "integer"}},
                "required": ["id", "total"]
              },
              "Place": {
                "type": "object",
                "properties": {"name": {"type": "string"}, "items": {"type": "array", "items": {"$ref": "#/components/schemas/Item"}}},
                "required": ["name"]
              },
              "Item": {"type": "object", "properties": {"sku": {"type": "string"}, "count": {"type": "integer"}}}
            }
          }
        }
        """;

    @Test
    void isNoneForAnotherOrderOfKeys() {
        var reordered =
                replaced("\"title\": \"Shop\", \"version\": \"v1\"", "\"version\": \"v1\", \"title\": \"Shop\"");

        assertThat(DescriptionChange.between(API, reordered).isNone()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"/products\"                        | \"/goods\"",
                "\"post\"                             | \"put\"",
                "\"201\"                              | \"200\"",
                "\"total\": {\"type\": \"integer\"}   | \"total\": {\"type\": \"string\"}",
                ", \"total\": {\"type\": \"integer\"} | ``",
                "[\"id\", \"total\"]                  | [\"id\"]",
                "\"limit\", \"schema\": {\"type\": \"integer\"} | \"limit\", \"schema\": {\"type\": \"string\"}",
                "\"name\": \"limit\"                  | \"name\": \"limit\", \"required\": true",
                "[\"OPEN\", \"CLOSED\"]               | [\"OPEN\"]",
                "\"required\": [\"name\"]             | \"required\": [\"name\", \"items\"]",
                "\"name\": {\"type\": \"string\"}     | \"name\": {\"type\": \"integer\"}",
                "\"name\": {\"type\": \"string\"}     | \"name\": {\"type\": \"string\", \"maxLength\": 9}",
                ", \"count\": {\"type\": \"integer\"} | ``"
            })
    void isBreaking(String before, String after) {
        var change = DescriptionChange.between(API, replaced(before, after));

        assertThat(change.breaking()).as(change.report()).isTrue();
        assertThat(change.isNone()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"/products\":                       | \"/goods\": {}, \"/products\":",
                "\"total\": {\"type\": \"integer\"}   | \"total\": {\"type\": \"integer\"}, \"paid\": {\"type\":"
                        + " \"boolean\"}",
                "\"count\": {\"type\": \"integer\"}   | \"count\": {\"type\": \"integer\"}, \"gift\": {\"type\":"
                        + " \"boolean\"}",
                "\"OPEN\", \"CLOSED\"                 | \"OPEN\", \"CLOSED\", \"LATE\"",
                "\"Created\"                          | \"Placed\""
            })
    void isCompatible(String before, String after) {
        var change = DescriptionChange.between(API, replaced(before, after));

        assertThat(change.breaking()).as(change.report()).isFalse();
        assertThat(change.isNone()).isFalse();
    }

    @Test
    void isBreakingIfAModuleHasNoApiAnyMore() {
        assertThat(DescriptionChange.judge(API, "").isBreaking()).isTrue();
        assertThat(DescriptionChange.judge("", API).isBreaking()).isFalse();
        assertThat(DescriptionChange.judge(API, replaced("\"/products\"", "\"/goods\""))
                        .isBreaking())
                .isTrue();
        assertThat(DescriptionChange.judge(API, replaced("\"Created\"", "\"Placed\""))
                        .isBreaking())
                .isFalse();
    }

    private static String replaced(String before, String after) {
        assertThat(API).contains(before);
        return API.replace(before, after);
    }
}
