package app.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import app.runtime.json.Json;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.events.ApplicationModuleListener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an outbox has ever held can be read by today's consumers. */
@Tag("boundaries")
class GoldenExampleTests {

    private final JsonMapper json = Json.mapper();

    static List<Path> examples() {
        return Contracts.examples();
    }

    static List<Method> listeners() {
        return Contracts.code().stream()
                .flatMap(code -> code.listeners().stream())
                .toList();
    }

    /** Except for what was taken away on purpose since then: that is skipped. */
    @ParameterizedTest
    @MethodSource("examples")
    void isReadAndWrittenAsItWas(Path example) throws IOException {
        var document = Files.readString(example);

        var written = json.writeValueAsString(json.readValue(document, typeOf(example)));

        assertThat(Validator.errors(Validator.closed(schemaOf(example)), written))
                .isEmpty();
        assertThat(json.readTree(written)).isEqualTo(known(json.readTree(schemaOf(example)), json.readTree(document)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void fitsTheSchema(Path example) throws IOException {
        assertThat(Validator.errors(schemaOf(example), Files.readString(example)))
                .isEmpty();
    }

    /** The version after this one publishes events with additional properties before this one is gone. */
    @ParameterizedTest
    @MethodSource("examples")
    void isUnderstoodWithWhatANewerVersionAdds(Path example) throws IOException {
        var document = json.readTree(Files.readString(example));
        var event = json.treeToValue(document, typeOf(example));

        extend(document);

        assertThat(document.has("addedLater")).isTrue();
        assertThat(json.treeToValue(document, typeOf(example))).isEqualTo(event);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("listeners")
    void canBeHandedToItsListener(Method listener) throws IOException {
        var consumed = listener.getParameterTypes()[0];
        var examples = examples().stream()
                .filter(example -> Examples.nameOf(example).equals(Code.nameOf(consumed)))
                .toList();

        assertThat(examples)
                .as(listener.getAnnotation(ApplicationModuleListener.class).id())
                .isNotEmpty();
        for (var example : examples) {
            assertThat(json.readValue(Files.readString(example), consumed)).isInstanceOf(consumed);
        }
    }

    @NeedsModules({"billing", "notifications", "orders", "users"})
    @Test
    void existForManyEventsAndListeners() {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(listeners()).hasSizeGreaterThanOrEqualTo(12);
    }

    private static Class<?> typeOf(Path example) {
        return Contracts.typeOf(Examples.nameOf(example))
                .orElseThrow(() -> new AssertionError("There is no event " + Examples.nameOf(example)
                        + " any more, but it may be stored: whoever deletes it on purpose deletes " + example));
    }

    private static String schemaOf(Path example) throws IOException {
        return Files.readString(example.resolveSibling(Examples.nameOf(example) + ".schema.json"));
    }

    /** What of a document its schema names. */
    private static JsonNode known(JsonNode schema, JsonNode document) {
        if (document instanceof ObjectNode object && schema.has("properties")) {
            object.retain(schema.path("properties").propertyNames());
            object.forEachEntry((name, value) -> known(schema.path("properties").path(name), value));
        }
        if (document.isArray()) {
            document.forEach(element -> known(schema.path("items"), element));
        }
        return document;
    }

    private static void extend(JsonNode node) {
        node.forEach(GoldenExampleTests::extend);
        if (node instanceof ObjectNode object) {
            object.putObject("addedLater").put("by", "a newer version");
        }
    }
}
