package app.contracts;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a new description of the API changes for those who use the API as it was described before.
 *
 * @param breaking whether a client that kept to the old description may fail
 * @param report for people; empty if nothing changed
 */
record DescriptionChange(boolean breaking, String report) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
            .build();

    /** One text for one meaning: keys in order. */
    static String normal(String description) {
        return JSON.writeValueAsString(JSON.readValue(description, new TypeReference<Map<String, Object>>() {})) + "\n";
    }

    static DescriptionChange between(String before, String after) {
        if (normal(before).equals(normal(after))) {
            return new DescriptionChange(false, "");
        }
        var change = OpenApiCompare.fromContents(comparable(before), comparable(after));
        var refused = new TreeSet<>(inputs(JSON.readTree(before)));
        refused.removeAll(inputs(JSON.readTree(after)));
        var report = new StringBuilder(render(change));
        refused.forEach(
                input -> report.append("Not accepted any more: ").append(input).append('\n'));
        return new DescriptionChange(change.isIncompatible() || !refused.isEmpty(), report.toString());
    }

    /** The same for a description that may be missing before or after. */
    static ContractChange judge(String before, String after) {
        if (before.isEmpty()) {
            return new ContractChange(List.of(Finding.added(false, "the HTTP API", "")));
        }
        if (after.isEmpty()) {
            return new ContractChange(List.of(Finding.removed("the HTTP API", "")));
        }
        var change = between(before, after);
        return new ContractChange(
                change.isNone()
                        ? List.of()
                        : List.of(new Finding(change.breaking(), change.report().strip())));
    }

    boolean isNone() {
        return report.isEmpty();
    }

    /** The library does not see that a type changed in 3.1; what we describe reads the same in 3.0. */
    private static String comparable(String description) {
        return description.replaceFirst("(\"openapi\"\\s*:\\s*)\"3\\.1\\.\\d+\"", "$1\"3.0.3\"");
    }

    private static String render(ChangedOpenApi change) {
        var bytes = new ByteArrayOutputStream();
        new ConsoleRender().render(change, new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Everything that request bodies may hold: unknown fields are refused, so that taking one away breaks clients. */
    private static Set<String> inputs(JsonNode api) {
        var inputs = new TreeSet<String>();
        api.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    var schema = operation.at("/requestBody/content/application~1json/schema");
                    collect(api, schema, method + " " + path + " ", List.of(), inputs);
                }));
        return inputs;
    }

    private static void collect(
            JsonNode api, JsonNode schema, String place, List<String> references, Set<String> inputs) {
        var reference = schema.path("$ref").asString("");
        if (references.contains(reference)) {
            return;
        }
        if (!reference.isEmpty()) {
            var deeper =
                    Stream.concat(references.stream(), Stream.of(reference)).toList();
            collect(api, api.at(reference.substring(1)), place, deeper, inputs);
        }
        schema.path("properties").forEachEntry((name, property) -> {
            inputs.add(place + "/" + name);
            collect(api, property, place + "/" + name, references, inputs);
        });
        if (schema.has("items")) {
            collect(api, schema.path("items"), place + "/*", references, inputs);
        }
    }
}
