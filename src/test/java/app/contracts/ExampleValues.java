package app.contracts;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes up a document that a schema describes; the same one every time. */
final class ExampleValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final long FIRST_HALF_OF_IDS = 0x0199_7a3c_5e10_7000L;
    private static final long SECOND_HALF_OF_IDS = 0x9000_0000_0000_0000L;

    private final boolean isFull;
    private final AtomicInteger ids = new AtomicInteger();

    private ExampleValues(boolean isFull) {
        this.isFull = isFull;
    }

    /** @param isFull whether it holds what may be absent, and lists hold something */
    static JsonNode of(JsonNode schema, boolean isFull) {
        return new ExampleValues(isFull).value(schema);
    }

    private JsonNode value(JsonNode schema) {
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.has("enum") || schema.has("oneOf")) {
            return schema.has("enum")
                    ? schema.get("enum").get(0)
                    : value(schema.get("oneOf").get(0));
        }
        return switch (schema.path("type").asString()) {
            case "object" -> object(schema);
            case "array" -> isFull ? NODES.arrayNode().add(value(schema.get("items"))) : NODES.arrayNode();
            case "integer" -> NODES.numberNode(1999);
            case "number" -> NODES.numberNode(19.99);
            case "boolean" -> NODES.booleanNode(true);
            case "string" -> NODES.stringNode(text(schema));
            default -> throw new IllegalArgumentException("No example of " + schema);
        };
    }

    private JsonNode object(JsonNode schema) {
        var object = NODES.objectNode();
        var required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties").forEachEntry((name, property) -> {
            if (isFull || required.contains(name)) {
                object.set(name, value(property));
            }
        });
        if (isFull && schema.path("additionalProperties").isObject()) {
            object.set("key", value(schema.get("additionalProperties")));
        }
        return object;
    }

    private String text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "uuid" -> new UUID(FIRST_HALF_OF_IDS, SECOND_HALF_OF_IDS + ids.incrementAndGet()).toString();
            case "date-time" -> "2025-11-03T09:30:00.123456Z";
            case "date" -> "2025-11-03";
            case "duration" -> "PT1M30S";
            default -> schema.has("pattern") ? "EUR" : "text";
        };
    }
}
