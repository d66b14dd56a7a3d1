package app.contracts;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the JSON Schema of an event, from its components and the rules of {@link app.runtime.json.Json}. What a schema
 * does not know is allowed in the document: a newer version may have written it.
 */
final class EventSchema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Map<Class<?>, String> SIMPLE = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(UUID.class, "string uuid"),
            Map.entry(Instant.class, "string date-time"),
            Map.entry(LocalDate.class, "string date"),
            Map.entry(Duration.class, "string duration"),
            Map.entry(int.class, "integer int32"),
            Map.entry(Integer.class, "integer int32"),
            Map.entry(long.class, "integer int64"),
            Map.entry(Long.class, "integer int64"),
            Map.entry(double.class, "number double"),
            Map.entry(Double.class, "number double"),
            Map.entry(BigDecimal.class, "number"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"));

    private EventSchema() {}

    static String of(String name, Class<?> event) {
        var schema = NODES.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", name)
                .setAll(record(event));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }

    private static ObjectNode schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container(generic);
        }
        if (!(type instanceof Class<?> known)) {
            throw unknown(type);
        }
        if (SIMPLE.containsKey(known)) {
            return simple(SIMPLE.get(known));
        }
        if (known == Currency.class) {
            return NODES.objectNode().put("type", "string").put("pattern", "^[A-Z]{3}$");
        }
        if (known.isEnum()) {
            return constants(known);
        }
        if (known.isRecord()) {
            return isBareValue(known) ? schema(known.getRecordComponents()[0].getGenericType()) : record(known);
        }
        if (known.isSealed()) {
            return oneOf(known);
        }
        throw unknown(type);
    }

    private static ObjectNode simple(String typeAndFormat) {
        var words = typeAndFormat.split(" ", -1);
        var schema = NODES.objectNode().put("type", words[0]);
        return words.length == 1 ? schema : schema.put("format", words[1]);
    }

    private static ObjectNode container(ParameterizedType type) {
        var raw = (Class<?>) type.getRawType();
        var arguments = type.getActualTypeArguments();
        if (raw == Optional.class) {
            return schema(arguments[0]);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return NODES.objectNode().put("type", "array").set("items", schema(arguments[0]));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return NODES.objectNode().put("type", "object").set("additionalProperties", schema(arguments[1]));
        }
        throw unknown(type);
    }

    private static ObjectNode constants(Class<?> type) {
        var schema = NODES.objectNode().put("type", "string");
        var names = schema.putArray("enum");
        Stream.of(type.getEnumConstants()).map(each -> ((Enum<?>) each).name()).forEach(names::add);
        return schema;
    }

    private static ObjectNode oneOf(Class<?> type) {
        var schema = NODES.objectNode();
        var cases = schema.putArray("oneOf");
        Stream.of(type.getPermittedSubclasses()).map(EventSchema::record).forEach(cases::add);
        return schema;
    }

    private static ObjectNode record(Class<?> type) {
        if (!type.isRecord()) {
            throw unknown(type);
        }
        var schema = NODES.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        if (Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed)) {
            properties.putObject("type").put("const", type.getSimpleName());
            required.add("type");
        }
        for (var component : type.getRecordComponents()) {
            properties.set(component.getName(), schema(component.getGenericType()));
            if (!mayBeAbsent(component)) {
                required.add(component.getName());
            }
        }
        return schema.put("additionalProperties", true);
    }

    private static boolean mayBeAbsent(RecordComponent component) {
        return component.getType() == Optional.class
                || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isBareValue(Class<?> type) {
        var components = type.getRecordComponents();
        return components.length == 1 && components[0].getName().equals("value");
    }

    private static IllegalArgumentException unknown(Type type) {
        return new IllegalArgumentException(
                type.getTypeName() + " in an event: " + EventSchema.class.getSimpleName() + " cannot describe it yet");
    }
}
