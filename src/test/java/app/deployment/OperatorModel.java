package app.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the {@code spec} of an operator's object into the class that is made of its description. What no field takes,
 * these classes keep aside, each on its level: that is what is unknown. They do not say what has to be there:
 * {@link Kinds} does.
 */
final class OperatorModel {

    private static final String REST = "additionalProperties";
    private static final JsonMapper STRICT = JsonMapper.builder()
            .withCoercionConfig(LogicalType.Textual, to -> refuse(to::setCoercion))
            .withCoercionConfig(LogicalType.Integer, to -> refuse(to::setCoercion))
            .withCoercionConfig(LogicalType.Boolean, to -> refuse(to::setCoercion))
            .build();

    private final Manifest manifest;
    private final List<Problem> problems = new ArrayList<>();

    private OperatorModel(Manifest manifest) {
        this.manifest = manifest;
    }

    static List<Problem> problems(Manifest manifest, Class<?> model) {
        var reading = new OperatorModel(manifest);
        reading.read(manifest.json().path("spec"), model);
        return reading.problems;
    }

    private void read(JsonNode spec, Class<?> model) {
        try {
            look("spec", spec, STRICT.readValue(spec.toString(), model));
        } catch (JsonMappingException refused) {
            report(path(refused), refused.getOriginalMessage());
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException(noJson);
        }
    }

    private void look(String path, JsonNode node, @Nullable Object value) {
        switch (value) {
            case null -> {
                // These classes make nothing of a word that they do not know.
                if (!node.isMissingNode()) {
                    report(path, "is " + node + ", which is unknown");
                }
            }
            case List<?> list -> {
                for (var i = 0; i < list.size(); i++) {
                    look(path + "[" + i + "]", node.path(i), list.get(i));
                }
            }
            case Map<?, ?> map ->
                map.forEach((key, each) -> look(path + "." + key, node.path(String.valueOf(key)), each));
            case Enum<?> word when word.name().equalsIgnoreCase(node.asString("")) -> lookAtCase(path, node, word);
            case Object object
            when isOfModel(object) -> fields(object.getClass()).forEach(field -> lookInto(path, node, field, object));
            default -> {}
        }
    }

    /** Istio's words are in capitals; Strimzi's are not, though its constants are. */
    private void lookAtCase(String path, JsonNode node, Enum<?> word) {
        if (word.getDeclaringClass().getName().startsWith("io.fabric8.istio")
                && !word.name().equals(node.asString())) {
            report(path, "is " + node + ", which is unknown");
        }
    }

    private static boolean isOfModel(Object object) {
        return !(object instanceof Enum) && object.getClass().getName().matches("io\\.(fabric8|strimzi)\\..*");
    }

    private void lookInto(String path, JsonNode node, Field field, Object object) {
        var value = value(field, object);
        if (!field.getName().equals(REST)) {
            var name = Optional.ofNullable(field.getAnnotation(JsonProperty.class))
                    .map(JsonProperty::value)
                    .orElse(field.getName());
            look(path + "." + name, node.path(name), value);
        } else if (value instanceof Map<?, ?> rest) {
            rest.keySet().forEach(name -> report(path + "." + name, "is unknown"));
        }
    }

    private void report(String path, String what) {
        problems.add(Problem.in(manifest, path, what));
    }

    private static Stream<Field> fields(Class<?> type) {
        return Stream.<Class<?>>iterate(type, each -> each != Object.class, Class::getSuperclass)
                .flatMap(each -> Arrays.stream(each.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()));
    }

    private static @Nullable Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String path(JsonMappingException refused) {
        var path = new StringBuilder("spec");
        refused.getPath()
                .forEach(step -> path.append(
                        step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName()));
        return path.toString();
    }

    private static void refuse(Coercion coercion) {
        Stream.of(
                        CoercionInputShape.Integer,
                        CoercionInputShape.Float,
                        CoercionInputShape.Boolean,
                        CoercionInputShape.String,
                        CoercionInputShape.EmptyString)
                .forEach(shape -> coercion.set(shape, CoercionAction.Fail));
    }

    private interface Coercion {
        Object set(CoercionInputShape from, CoercionAction action);
    }
}
