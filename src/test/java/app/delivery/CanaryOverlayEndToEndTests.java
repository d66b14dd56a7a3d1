package app.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.NeedsModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code ops/canary} and {@code ops/verdict} say about the cluster is what is rolled out there. */
@NeedsModules
@Tag("delivery")
class CanaryOverlayEndToEndTests {

    private static final int UNAVAILABLE = 69;
    private static final Path OVERLAYS = Path.of("k8s/overlays/canary");

    static List<String> steps() throws IOException {
        try (var folders = Files.list(OVERLAYS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void hasAnOverlayForEachStep() throws IOException {
        var steps = Files.readString(Path.of("ops/canary")).replaceAll("(?s).*STEPS:=([0-9 ]+)}.*", "$1");

        assertThat(steps()).contains(steps.split(" ")).contains("0");
    }

    @ParameterizedTest
    @MethodSource("steps")
    void removesAllThatBelongsToACanary(String step) throws IOException {
        var removed = Files.readString(Path.of("ops/lib/canary.sh")).replaceAll("(?s).* delete ([a-z,]+) .*", "$1");

        assertThat(ofTheCanary(step).map(object -> object.get("kind").toString().toLowerCase(Locale.ROOT)))
                .isNotEmpty()
                .contains("deployment", "ingress")
                .isSubsetOf(removed.split(","));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void givesTheCanaryItsShare(String step) {
        var weights = ofTheCanary(step)
                .filter(object -> object.get("kind").equals("Ingress"))
                .map(ingress -> String.valueOf(
                        metadata(ingress, "annotations").get("nginx.ingress.kubernetes.io/canary-weight")));

        assertThat(weights).singleElement().isEqualTo(step);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void findsBothVersionsByTheirNames(String step) {
        var deployments = Stream.concat(rendered("production", "GIT_SHA=old"), step(step))
                .filter(object -> object.get("kind").equals("Deployment"))
                .map(object ->
                        String.valueOf(Workflow.map(object.get("metadata")).get("name")));

        assertThat(deployments).containsExactlyInAnyOrder("monolift", "monolift-canary");
    }

    /** Of the pods; the namespace is the operator's own label. */
    @Test
    void tellsThemApartByTheLabelsOfTheMonitor() throws IOException {
        assertThat(Files.readString(Path.of("k8s/components/monitoring/service-monitor.yaml")))
                .containsPattern("__meta_kubernetes_pod_label_release]\\s+targetLabel: release")
                .containsPattern("targetLabel: application\\s+replacement: monolift");
        assertThat(Files.readString(Path.of("ops/verdict")))
                .contains("application=\\\"monolift\\\",namespace=\\\"$NAMESPACE\\\",release=\\\"stable\\\"")
                .contains("application=\\\"monolift\\\",namespace=\\\"$NAMESPACE\\\",release=\\\"canary\\\"");
    }

    private static Stream<Map<?, ?>> ofTheCanary(String step) {
        return step(step)
                .filter(object -> "canary".equals(metadata(object, "labels").get("release")));
    }

    private static Map<?, ?> metadata(Map<?, ?> object, String part) {
        return Workflow.map(Workflow.map(object.get("metadata")).get(part));
    }

    private static Stream<Map<?, ?>> step(String step) {
        return rendered("canary/" + step, "GIT_SHA=old", "NEXT_GIT_SHA=new");
    }

    private static Stream<Map<?, ?>> rendered(String... arguments) {
        var ended = Script.of("k8s/roll-out")
                .run(Stream.concat(Stream.of("--dry-run"), Stream.of(arguments)).toArray(String[]::new));
        assumeThat(ended.exitCode()).as(ended.output()).isNotEqualTo(UNAVAILABLE);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        var objects = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(ended.output());
        return StreamSupport.stream(objects.spliterator(), false).map(Workflow::map);
    }
}
