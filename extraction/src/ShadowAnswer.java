import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a side said: status and media type, and the body with every time replaced by one word and every id by its number
 * in the order in which they appear, so that two answers are the same if they say the same about the same number of
 * things.
 */
record ShadowAnswer(int status, String mediaType, JsonNode body) {

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\\b[0-9a-f]{32}\\b");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    static ShadowAnswer of(HttpResponse<String> response) {
        var mediaType = response.headers().firstValue("Content-Type").orElse("none");
        return new ShadowAnswer(response.statusCode(), mediaType, json(normalised(response.body())));
    }

    Optional<Difference> differenceFrom(ShadowAnswer other) {
        if (status != other.status) {
            return Optional.of(new Difference("status", Integer.toString(status), Integer.toString(other.status)));
        }
        return mediaType.equals(other.mediaType)
                ? difference("", body, other.body)
                : Optional.of(new Difference("Content-Type", mediaType, other.mediaType));
    }

    /** As a service would answer that has forgotten something, or has made something up. */
    ShadowAnswer falsified() {
        if (body instanceof ObjectNode object && !object.isEmpty()) {
            var copy = object.deepCopy();
            copy.remove(object.propertyNames().iterator().next());
            return new ShadowAnswer(status, mediaType, copy);
        }
        return new ShadowAnswer(
                status, mediaType, JsonMapper.shared().createObjectNode().put("planted", true));
    }

    private static Optional<Difference> difference(String where, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        if (before.isObject() && after.isObject()) {
            var names = new TreeSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            return names.stream()
                    .flatMap(name -> difference(where + "/" + name, before.path(name), after.path(name)).stream())
                    .findFirst();
        }
        for (var index = 0; before.isArray() && after.isArray() && index < before.size(); index++) {
            var inside = difference(where + "/" + index, before.path(index), after.path(index));
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.of(new Difference(where, before.toString(), after.toString()));
    }

    private static String normalised(String body) {
        Map<String, String> numbers = new HashMap<>();
        var withoutIds = ID.matcher(body)
                .replaceAll(found -> numbers.computeIfAbsent(found.group(), _ -> "id " + (numbers.size() + 1)));
        return TIME.matcher(withoutIds).replaceAll("time");
    }

    private static JsonNode json(String body) {
        return body.isBlank()
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(body);
    }

    /** @param where a JSON pointer, or what of the answer's head */
    record Difference(String where, String before, String after) {}
}
