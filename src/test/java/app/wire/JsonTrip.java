package app.wire;

import app.runtime.json.Json;
import java.lang.reflect.Type;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a value as JSON and reads it back, by the type that the facade declares and by the application's own rules.
 */
record JsonTrip(FacadeMethod method, String what, Type type) {

    private static final JsonMapper MAPPER = Json.mapper();

    static JsonTrip ofArgument(FacadeMethod method, int index) {
        var type = method.method().getGenericParameterTypes()[index];
        return new JsonTrip(method, "argument %d (%s)".formatted(index + 1, type.getTypeName()), type);
    }

    static JsonTrip ofResult(FacadeMethod method) {
        var type = method.method().getGenericReturnType();
        return new JsonTrip(method, "the result (%s)".formatted(type.getTypeName()), type);
    }

    /** A value that is equal to the given one, and is another object. */
    Object travel(Object value) {
        var arrived = read(write(value), value);
        if (!Objects.equals(value, arrived) || !isOfTheSameType(value, arrived)) {
            throw new LostOnTheWire(
                    method,
                    "%s arrives as something else: %s became %s".formatted(what, described(value), described(arrived)),
                    "declare its exact type, or a sealed interface of records, and let it be a record whose components"
                            + " are values with an equals of their own");
        }
        return arrived;
    }

    String write(Object value) {
        try {
            return MAPPER.writerFor(MAPPER.constructType(type)).writeValueAsString(value);
        } catch (JacksonException | ClassCastException refused) {
            throw new LostOnTheWire(
                    method,
                    "%s cannot be written as JSON: %s".formatted(what, described(value)),
                    "pass a record of plain values, or the id of what is meant",
                    refused);
        }
    }

    private Object read(String json, Object value) {
        try {
            return MAPPER.readValue(json, MAPPER.constructType(type));
        } catch (JacksonException refused) {
            throw new LostOnTheWire(
                    method,
                    "%s loses its type: %s cannot be read back from %s".formatted(what, described(value), json),
                    "declare a record, or a sealed interface of records",
                    refused);
        }
    }

    /** An equals that a subclass inherits does not see what the subclass adds. Of lists and the like any will do. */
    private static boolean isOfTheSameType(Object value, Object arrived) {
        return value == null
                || value.getClass() == arrived.getClass()
                || value.getClass().getName().startsWith("java.");
    }

    private static String described(Object value) {
        return value == null ? "null" : value.getClass().getName() + " " + value;
    }
}
