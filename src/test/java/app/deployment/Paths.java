package app.deployment;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Ways into an object: {@code spec.groups[].rules[].expr}, where {@code []} is each element of a list. */
final class Paths {

    private Paths() {}

    /** Where the last name is missing, although what it belongs to is there. */
    static List<String> missing(JsonNode json, String path) {
        return missing(json, "", path).toList();
    }

    private static Stream<String> missing(JsonNode json, String before, String path) {
        var dot = path.indexOf('.');
        var name = (dot < 0 ? path : path.substring(0, dot)).replace("[]", "");
        var here = before + name;
        if (dot < 0) {
            return json.has(name) ? Stream.empty() : Stream.of(here);
        }
        var next = json.path(name);
        var rest = path.substring(dot + 1);
        return next.isArray()
                ? IntStream.range(0, next.size())
                        .boxed()
                        .flatMap(i -> missing(next.get(i), here + "[" + i + "].", rest))
                : next.isMissingNode() ? Stream.empty() : missing(next, here + ".", rest);
    }

    /**
     * A copy of an object with this value at this place, as {@code /spec/ports/0/name}; without it, if the value is
     * empty.
     */
    static Manifest plant(Manifest manifest, String pointer, String value) {
        var copy = manifest.json().deepCopy();
        var last = pointer.lastIndexOf('/');
        var name = pointer.substring(last + 1).replace("~1", "/");
        switch (copy.at(pointer.substring(0, last))) {
            case ArrayNode list -> list.set(Integer.parseInt(name), Manifests.json(value));
            case ObjectNode object when value.isEmpty() -> object.remove(name);
            case ObjectNode object -> object.set(name, Manifests.json(value));
            case JsonNode other -> throw new IllegalArgumentException(pointer + " is below " + other);
        }
        return manifest.with(copy);
    }
}
