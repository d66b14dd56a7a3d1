package app.deployment;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The manifests that a module gets when it is lifted: the template, filled as {@code extraction/lift} fills it. */
final class LiftedManifests {

    private static final Path TEMPLATE = Path.of("extraction", "template", "k8s");
    private static final Map<String, List<Manifest>> RENDERED = new ConcurrentHashMap<>();

    private LiftedManifests() {}

    /** One that calls others, and one that calls nobody. */
    static Stream<String> modules() {
        return Stream.of("orders", "billing");
    }

    static List<Manifest> of(String module) {
        return RENDERED.computeIfAbsent(module, LiftedManifests::render);
    }

    private static List<Manifest> render(String module) {
        try (var files = Files.list(TEMPLATE)) {
            var folder = Files.createTempDirectory("lifted");
            for (var file : files.toList()) {
                Files.writeString(folder.resolve(file.getFileName()), filled(Files.readString(file), module));
            }
            return Manifests.read("extraction/template/k8s", Manifests.render(folder));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String filled(String text, String module) {
        var callee = module.equals("orders") ? "billing" : "";
        return text.replaceAll("(?m)^.*@(callee|CALLEE)@.*\n", callee.isEmpty() ? "" : "$0")
                .replace("@callee@", callee)
                .replace("@CALLEE@", callee.toUpperCase(ROOT))
                .replace("@module@", module)
                .replace("@MODULE@", module.toUpperCase(ROOT));
    }
}
