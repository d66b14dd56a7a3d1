package app.contracts;

import app.runtime.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The golden examples of one event: documents as an outbox has held them at some time. They are written once and never
 * again, so that they stay what an earlier version wrote; together they show every property, and the absence of every
 * one that may be absent.
 *
 * @param folder holds {@code <name>.json}, {@code <name>.2.json} and so on
 */
record Examples(Path folder, String name) {

    List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> nameOf(file).equals(name)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The event that a file is an example of; empty if it is something else. */
    static String nameOf(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(".json") && !name.endsWith(".schema.json")
                ? name.substring(0, name.length() - ".json".length()).replaceFirst("(\\.v\\d+)\\.\\d+$", "$1")
                : "";
    }

    /** What is still to be shown of an event with this schema: nothing, the full document, the smallest, or both. */
    List<String> missing(JsonNode schema, Class<?> event) throws IOException {
        var shown = new ArrayList<Set<String>>();
        for (var file : files()) {
            shown.add(properties(Json.mapper().readTree(Files.readString(file))));
        }
        var missing = new ArrayList<String>();
        for (var isFull : List.of(true, false)) {
            var text = asWritten(ExampleValues.of(schema, isFull), event);
            var candidate = properties(Json.mapper().readTree(text));
            if (isFull ? !union(shown).containsAll(candidate) : !candidate.containsAll(intersection(shown))) {
                shown.add(candidate);
                missing.add(text);
            }
        }
        return missing;
    }

    void add(String example) throws IOException {
        var number = files().size() + 1;
        var file = folder.resolve(number == 1 ? name + ".json" : name + "." + number + ".json");
        Files.createDirectories(folder);
        Files.writeString(file, example, StandardOpenOption.CREATE_NEW);
    }

    /** Through the record and back, by the mapper that writes outboxes. */
    private static String asWritten(JsonNode example, Class<?> event) {
        var read = Json.mapper().readValue(example.toString(), event);
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(read) + "\n";
    }

    /** The paths of all properties in a document; those of the elements of a list are one. */
    private static Set<String> properties(JsonNode node) {
        var paths = new HashSet<String>();
        node.propertyStream().forEach(property -> {
            paths.add("/" + property.getKey());
            properties(property.getValue()).forEach(inner -> paths.add("/" + property.getKey() + inner));
        });
        if (node.isArray()) {
            node.forEach(element -> properties(element).forEach(inner -> paths.add("/*" + inner)));
        }
        return paths;
    }

    private static Set<String> union(List<Set<String>> sets) {
        var all = new HashSet<String>();
        sets.forEach(all::addAll);
        return all;
    }

    private static Set<String> intersection(List<Set<String>> sets) {
        var common = new HashSet<>(sets.getFirst());
        sets.forEach(common::retainAll);
        return common;
    }
}
