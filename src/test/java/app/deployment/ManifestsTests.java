package app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** That the other tests of this package see everything. */
@NeedsModules
class ManifestsTests {

    private static final String KUSTOMIZATION = "kustomization.yaml";

    @Test
    void rendersEveryOverlay() {
        assertThat(Manifests.overlays())
                .hasSizeGreaterThan(10)
                .allSatisfy(overlay -> assertThat(Manifests.of(overlay))
                        .extracting(Manifest::kind)
                        .contains("Namespace", "ConfigMap", "Deployment", "Service", "NetworkPolicy"));
    }

    @Test
    void leavesOutNoFolder() throws IOException {
        var reached = new HashSet<Path>();

        Manifests.folders().forEach(folder -> reach(Manifests.ROOT.resolve(folder), reached));

        try (var files = Files.walk(Manifests.ROOT)) {
            assertThat(files.filter(file -> file.endsWith(KUSTOMIZATION)).map(Path::getParent))
                    .hasSizeGreaterThan(30)
                    .allSatisfy(folder -> assertThat(reached).contains(folder));
        }
    }

    @Test
    void leavesOutNoFile() throws IOException {
        var reached = new HashSet<Path>();
        var alone = Set.of("examples/secrets.yaml", "examples/prometheus-adapter/values.yaml");

        Manifests.folders().forEach(folder -> reach(Manifests.ROOT.resolve(folder), reached));

        try (var files = Files.walk(Manifests.ROOT)) {
            assertThat(files.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith(KUSTOMIZATION))
                            .filter(file -> !alone.contains(
                                    Manifests.ROOT.relativize(file).toString())))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(file -> assertThat(reached).contains(file));
        }
    }

    private static void reach(Path place, Set<Path> reached) {
        if (reached.add(place) && Files.isDirectory(place)) {
            var kustomization = Manifests.read("", read(place.resolve(KUSTOMIZATION)))
                    .getFirst()
                    .json();
            Stream.of("resources", "components")
                    .flatMap(list -> strings(kustomization.path(list)).stream())
                    .forEach(next -> reach(place.resolve(next).normalize(), reached));
        }
    }

    private static List<String> strings(JsonNode list) {
        return list.values().stream().map(JsonNode::asString).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
