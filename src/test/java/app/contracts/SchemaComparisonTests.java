package app.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of the committed events is red when it has to be: one planted change a line. */
@Tag("boundaries")
class SchemaComparisonTests {

    private static final String SCHEMA = """
        {
          "title": "shop.sold.v1",
          "type": "object",
          "properties": {
            "eventId": {"type": "string", "format": "uuid"},
            "note": {"type": "string"},
            "count": {"type": "integer", "format": "int32"},
            "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
            "way": {"type": "string", "enum": ["COUNTER", "ONLINE"]},
            "lines": {"type": "array", "items": {
              "type": "object", "properties": {"sku": {"type": "string"}}, "required": ["sku"], "additionalProperties": true
            }},
            "names": {"type": "object", "additionalProperties": {"type": "boolean"}},
            "buyer": {"oneOf": [
              {"type": "object", "properties": {"type": {"const": "Member"}, "id": {"type": "string"}}, "required": ["type"]},
              {"type": "object", "properties": {"type": {"const": "Guest"}}, "required": ["type"]}
            ]}
          },
          "required": ["eventId", "count"],
          "additionalProperties": true
        }
        """;

    private final SchemaComparison comparison = new SchemaComparison();

    @Test
    void findsNothingInTheSame() {
        assertThat(comparison.between(SCHEMA, SCHEMA).findings()).isEmpty();
    }

    @Test
    void isBreakingIfAnEventIsGone() {
        assertThat(comparison.between(SCHEMA, "").isBreaking()).isTrue();
    }

    @Test
    void isCompatibleIfAnEventIsNew() {
        var change = comparison.between("", SCHEMA);

        assertThat(change.isBreaking()).isFalse();
        assertThat(change.findings()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // removed or renamed
                "shop.sold.v1                                             | shop.bought.v1",
                "\"note\": {\"type\": \"string\"},                        | ``",
                "\"note\"                                                 | \"remark\"",
                "\"sku\": {\"type\": \"string\"}                          | ``",
                "[\"COUNTER\", \"ONLINE\"]                                | [\"COUNTER\"]",
                "{\"const\": \"Guest\"}                                   | {\"const\": \"Stranger\"}",
                // another type
                "\"integer\", \"format\": \"int32\"                       | \"integer\", \"format\": \"int64\"",
                "\"integer\", \"format\": \"int32\"                       | \"string\"",
                "\"format\": \"uuid\"                                     | \"format\": \"date-time\"",
                "\"note\": {\"type\": \"string\"}                         | \"note\": {\"type\": \"array\", \"items\":"
                        + " {\"type\": \"string\"}}",
                "\"sku\": {\"type\": \"string\"}                          | \"sku\": {\"type\": \"integer\"}",
                "\"id\": {\"type\": \"string\"}                           | \"id\": {\"type\": \"integer\"}",
                "{\"type\": \"boolean\"}                                  | {\"type\": \"string\"}",
                "^[A-Z]{3}$                                               | ^[A-Z]{4}$",
                // required now, not any more, or new
                "[\"eventId\", \"count\"]                                 | [\"eventId\", \"count\", \"note\"]",
                "[\"eventId\", \"count\"]                                 | [\"eventId\"]",
                "\"note\": {\"type\": \"string\"}                         | \"count2\": {\"type\": \"string\"}",
                // what a consumer cannot read
                "\"ONLINE\"                                               | \"ONLINE\", \"BY_PHONE\"",
                "\"buyer\": {\"oneOf\": [                                 | \"buyer\": {\"oneOf\": [{\"properties\":"
                        + " {\"type\": {\"const\": \"Robot\"}}},",
                "\"required\": [\"eventId\", \"count\"],\\n"
                        + "  \"additionalProperties\": true | \"required\": [\"eventId\", \"count\"],"
                        + " \"additionalProperties\": false",
            })
    void isBreaking(String before, String after) {
        var change = comparison.between(SCHEMA, replaced(before, after));

        assertThat(change.isBreaking()).as(change.report()).isTrue();
    }

    @Test
    void isBreakingIfWhatIsNewIsRequired() {
        var added = replaced("\"note\": {", "\"place\": {\"type\": \"string\"}, \"note\": {");
        var required = added.replace("\"eventId\", \"count\"", "\"eventId\", \"count\", \"place\"");

        assertThat(comparison.between(SCHEMA, added).isBreaking()).isFalse();
        assertThat(comparison.between(SCHEMA, required).isBreaking()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"note\": {                         | \"place\": {\"type\": \"string\"}, \"note\": {",
                "\"sku\": {\"type\": \"string\"}     | \"sku\": {\"type\": \"string\"}, \"size\": {\"type\":"
                        + " \"integer\"}",
                "\"id\": {\"type\": \"string\"}      | \"id\": {\"type\": \"string\"}, \"since\": {\"type\":"
                        + " \"string\"}",
            })
    void isCompatible(String before, String after) {
        var change = comparison.between(SCHEMA, replaced(before, after));

        assertThat(change.isBreaking()).as(change.report()).isFalse();
        assertThat(change.findings()).hasSize(1);
    }

    private static String replaced(String before, String after) {
        var old = before.replace("\\n", "\n");
        assertThat(SCHEMA).contains(old);
        return SCHEMA.replace(old, after);
    }
}
