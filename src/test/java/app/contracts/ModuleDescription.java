package app.contracts;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cuts the part of one module out of the description of the whole API: its operations and the components that they
 * refer to, directly or not. What is said to people about all of it stays in the application.
 */
final class ModuleDescription {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ModuleDescription() {}

    /** @param isOfModule whether a method of a path, such as {@code get} of {@code /v1/orders}, is the module's */
    static String of(String whole, BiPredicate<String, String> isOfModule) {
        var part = (ObjectNode) JSON.readTree(whole);
        ((ObjectNode) part.path("info")).remove("description");
        part.remove("tags");
        var paths = (ObjectNode) part.path("paths");
        for (var path : List.copyOf(paths.propertyNames())) {
            var operations = (ObjectNode) paths.get(path);
            operations.retain(operations.propertyNames().stream()
                    .filter(method -> isOfModule.test(method, path))
                    .toList());
            if (operations.isEmpty()) {
                paths.remove(path);
            }
        }
        retainWhatIsReferredTo(part);
        return DescriptionChange.normal(part.toString());
    }

    private static void retainWhatIsReferredTo(ObjectNode part) {
        var reached = new HashSet<String>();
        var open = new ArrayDeque<>(references(part.path("paths")));
        while (!open.isEmpty()) {
            var reference = open.pop();
            if (reached.add(reference)) {
                open.addAll(references(part.at(reference)));
            }
        }
        part.path("components").forEachEntry((kind, components) -> {
            if (!kind.equals("securitySchemes")) {
                ((ObjectNode) components)
                        .retain(components
                                .propertyStream()
                                .map(component -> component.getKey())
                                .filter(name -> reached.contains("/components/" + kind + "/" + name))
                                .toList());
            }
        });
    }

    /** JSON pointers to the components that are named anywhere in a node. */
    private static Set<String> references(JsonNode node) {
        var references = new HashSet<String>();
        for (var reference : node.findValuesAsString("$ref")) {
            references.add(reference.substring(1));
        }
        return references;
    }
}
