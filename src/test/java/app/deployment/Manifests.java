package app.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the folders below {@code k8s/} render to; each is rendered once. */
final class Manifests {

    static final Path ROOT = Path.of("k8s");

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, List<Manifest>> RENDERED = new ConcurrentHashMap<>();

    private Manifests() {}

    /** What is rolled out: every folder in {@code k8s/overlays} that has a kustomization. */
    static List<String> overlays() {
        return folders(ROOT.resolve("overlays"));
    }

    /** What can be rendered: overlays, base, releases, examples. The other folders are parts of these. */
    static List<String> folders() {
        return Stream.of("base", "examples", "overlays", "releases")
                .flatMap(part -> folders(ROOT.resolve(part)).stream())
                .toList();
    }

    static List<Manifest> of(String folder) {
        return RENDERED.computeIfAbsent(folder, each -> read(each, render(ROOT.resolve(each))));
    }

    /** Those of every overlay. */
    static List<Manifest> rolledOut() {
        return all(overlays());
    }

    /** Those of every folder. */
    static List<Manifest> all() {
        return all(folders());
    }

    static Stream<Manifest> all(String kind) {
        return all().stream().filter(manifest -> manifest.is(kind));
    }

    /**
     * Those that nobody renders, because their values are elsewhere: what the secrets are called, and what is in them.
     */
    static List<Manifest> secrets() {
        try {
            return read("examples/secrets.yaml", Files.readString(ROOT.resolve("examples/secrets.yaml")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Manifest> all(List<String> folders) {
        return folders.parallelStream().flatMap(folder -> of(folder).stream()).toList();
    }

    /** The objects in a text of several documents. */
    static List<Manifest> read(String overlay, String yaml) {
        var documents = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml);
        return StreamSupport.stream(documents.spliterator(), false)
                .map(document -> Manifest.of(overlay, JSON.valueToTree(document)))
                .toList();
    }

    /** JSON in single quotes, for what a test plants. */
    static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    /** What a folder of manifests renders to, wherever it is. */
    static String render(Path folder) {
        try {
            var errors = Files.createTempFile("kustomize", ".log");
            var process = new ProcessBuilder(ROOT.resolve("kustomize").toString(), folder.toString())
                    .redirectError(errors.toFile())
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(folder + " does not render: " + Files.readString(errors));
            }
            Files.delete(errors);
            return output;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private static List<String> folders(Path under) {
        try (var files = Files.walk(under)) {
            return files.filter(file -> file.endsWith("kustomization.yaml"))
                    .map(file -> ROOT.relativize(file.getParent()).toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
