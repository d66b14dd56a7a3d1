package app.deployment;

import static java.util.Objects.requireNonNull;

import com.google.gson.annotations.SerializedName;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Compares an object with the classes that are made of Kubernetes' own description of its API: which fields there are,
 * which have to be, and what kind of value each has. Stricter than these classes themselves, which read "3" as a
 * number.
 */
final class KubernetesModel {

    private static final Map<Class<?>, Scalar> SCALARS = Map.of(
            String.class, new Scalar("a text", JsonNode::isString),
            byte[].class, new Scalar("a text", JsonNode::isString),
            OffsetDateTime.class, new Scalar("a time", JsonNode::isString),
            Integer.class, new Scalar("a whole number", JsonNode::isIntegralNumber),
            Long.class, new Scalar("a whole number", JsonNode::isIntegralNumber),
            Double.class, new Scalar("a number", JsonNode::isNumber),
            Boolean.class, new Scalar("true or false", JsonNode::isBoolean),
            IntOrString.class, new Scalar("a number or a text", node -> node.isIntegralNumber() || node.isString()),
            Quantity.class, new Scalar("a quantity", KubernetesModel::isQuantity),
            Object.class, new Scalar("anything", node -> true));

    private final Manifest manifest;
    private final List<Problem> problems = new ArrayList<>();

    private KubernetesModel(Manifest manifest) {
        this.manifest = manifest;
    }

    static List<Problem> problems(Manifest manifest, Class<?> model) {
        return problems(manifest, "", manifest.json(), model);
    }

    /** Those of a part of it. */
    static List<Problem> problems(Manifest manifest, String path, JsonNode part, Class<?> model) {
        var comparison = new KubernetesModel(manifest);
        comparison.compare(path, part, model);
        return comparison.problems;
    }

    private void compare(String path, JsonNode node, Type type) {
        switch (type) {
            case ParameterizedType list when list.getRawType() == List.class -> compareList(path, node, argument(list));
            case ParameterizedType map when map.getRawType() == Map.class -> compareMap(path, node, argument(map));
            case Class<?> scalar
            when SCALARS.containsKey(scalar) -> compareScalar(path, node, requireNonNull(SCALARS.get(scalar)));
            case Class<?> model -> compareObject(path, node, model);
            default -> throw new IllegalStateException("a model of " + type);
        }
    }

    private static Type argument(ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        return arguments[arguments.length - 1];
    }

    private void compareList(String path, JsonNode node, Type element) {
        if (!node.isArray()) {
            report(path, "is " + node + ", not a list");
        }
        for (var i = 0; i < node.size() && node.isArray(); i++) {
            compare(path + "[" + i + "]", node.get(i), element);
        }
    }

    private void compareMap(String path, JsonNode node, Type value) {
        if (!node.isObject()) {
            report(path, "is " + node + ", not an object");
        }
        node.properties().forEach(entry -> compare(path + "." + entry.getKey(), entry.getValue(), value));
    }

    private void compareScalar(String path, JsonNode node, Scalar scalar) {
        if (!scalar.accepts().test(node)) {
            report(path, "is " + node + ", not " + scalar.name());
        }
    }

    private void compareObject(String path, JsonNode node, Class<?> model) {
        if (!node.isObject()) {
            report(path, "is " + node + ", not an object");
            return;
        }
        var fields = fields(model);
        required(model).filter(name -> !node.has(name)).forEach(name -> report(below(path, name), "is missing"));
        node.properties().forEach(entry -> {
            var name = entry.getKey();
            if (fields.containsKey(name)) {
                compare(below(path, name), entry.getValue(), fields.get(name));
                reportUnknownWord(below(path, name), model, entry);
            } else {
                report(below(path, name), "is unknown");
            }
        });
    }

    private void reportUnknownWord(String path, Class<?> model, Map.Entry<String, JsonNode> field) {
        if (!Words.take(model, field.getKey(), field.getValue())) {
            report(path, "is " + field.getValue() + ", which is unknown");
        }
    }

    private void report(String path, String what) {
        problems.add(Problem.in(manifest, path, what));
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static Map<String, Type> fields(Class<?> model) {
        return Arrays.stream(model.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(SerializedName.class))
                .collect(Collectors.toMap(
                        field -> field.getAnnotation(SerializedName.class).value(), Field::getGenericType));
    }

    private static Stream<String> required(Class<?> model) {
        try {
            return ((Set<?>) model.getField("openapiRequiredFields").get(null))
                    .stream().map(String::valueOf);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(model + " does not say what is required", changed);
        }
    }

    private static boolean isQuantity(JsonNode node) {
        try {
            return (node.isString() || node.isNumber())
                    && new Quantity(node.asString()).getNumber().signum() >= 0;
        } catch (RuntimeException notOne) {
            return false;
        }
    }

    private record Scalar(String name, Predicate<JsonNode> accepts) {}
}
