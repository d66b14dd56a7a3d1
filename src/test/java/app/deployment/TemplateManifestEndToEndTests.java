package app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import app.delivery.Script;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The manifests of a project that was lifted out are the next version of those of its process here. */
@NeedsModules
@Tag("delivery")
class TemplateManifestEndToEndTests {

    private static final List<String> COMMON =
            List.of("DATABASE_URL", "INTERNAL_TOKEN", "CURSOR_KEY", "KAFKA_PROPERTIES");

    @TempDir
    private Path folder;

    static Stream<String> modules() {
        return OfTheApplication.MODULES.stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void takesThePlaceOfTheProcessHere(String module) {
        var lifted = lift(module);
        var before = Overlay.of("extracted-" + module);

        var after = placedInto(before, lifted, module);

        assertThat(lifted.objects()).extracting(Manifest::kind).contains("Deployment", "Service", "ServiceAccount");
        assertThat(names(before))
                .containsAll(names(new Overlay(
                        "",
                        lifted.objects().stream()
                                .filter(object -> !object.is("NetworkPolicy"))
                                .toList())));
        assertThat(new EnvironmentRule(after, secrets(module)).problems()).isEmpty();
        assertThat(new TopologyRule(after).problems()).isEmpty();
        assertThat(new RouteRule(after).problems()).isEmpty();
        assertThat(new NetworkRule(after).problems()).isEmpty();
        assertThat(new ScaleRule(after).problems()).isEmpty();
        assertThat(new LifecycleRule(after).problems())
                .as("it migrates in an init container, which is no job")
                .containsExactly(after + ": " + module + " finds a schema that nobody migrated");
        assertThat(lifted.pods().getFirst().containers())
                .first()
                .satisfies(first -> assertThat(first.arguments()).containsExactly("migrate"));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void isTheSamePod(String module) {
        var lifted = lift(module).pods().getFirst();
        var here = Overlay.of("extracted-" + module)
                .pods("Deployment")
                .filter(pod -> pod.owner().name().equals(module))
                .findFirst()
                .orElseThrow();

        assertThat(lifted.labels()).isEqualTo(here.labels());
        assertThat(lifted.owner().json().at("/spec/selector"))
                .isEqualTo(here.owner().json().at("/spec/selector"));
        assertThat(lifted.spec().path("securityContext")).isEqualTo(here.spec().path("securityContext"));
        assertThat(Stream.of(
                        "resources",
                        "securityContext",
                        "ports",
                        "readinessProbe",
                        "livenessProbe",
                        "startupProbe",
                        "lifecycle"))
                .allSatisfy(part -> assertThat(lifted.application().json().path(part))
                        .as(part)
                        .isEqualTo(here.application().json().path(part)));
    }

    private Overlay lift(String module) {
        var project = folder.resolve(module);
        var ended = Script.of("extraction/lift")
                .with("JAVA_HOME", System.getProperty("java.home"))
                .run(module, project.toString());
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return Overlay.rendered("lifted " + module, project.resolve("k8s"));
    }

    /**
     * What is applied last holds; it hosts its module without being told, and its settings are in a map of its name.
     */
    private static Overlay placedInto(Overlay before, Overlay lifted, String module) {
        var replaced = lifted.objects().stream()
                .filter(object -> !object.is("NetworkPolicy"))
                .toList();
        var kept = before.objects().stream()
                .filter(object ->
                        replaced.stream().noneMatch(other -> name(other).equals(name(object))))
                .filter(object -> !name(object).equals("Job/migrate-" + module));
        return new Overlay(before.name(), Stream.concat(kept, replaced.stream()).toList())
                .but(
                        "{'name':'SERVICE_NAME','value':'" + module + "'}",
                        "{'name':'SERVICE_NAME','value':'" + module + "'},{'name':'MODULES','value':'" + module + "'}")
                .plus("{'kind': 'ConfigMap', 'metadata': {'name': '%s'}, 'data': %s}"
                        .formatted(module, JsonMapper.shared().writeValueAsString(settings(before, module))));
    }

    /** Those of this module's process before. */
    private static Map<String, String> settings(Overlay overlay, String module) {
        var settings = new HashMap<String, String>();
        overlay.all("ConfigMap")
                .filter(map ->
                        (map.name().startsWith("monolift-") && !map.name().contains("dashboard"))
                                || map.name().startsWith(module + "-"))
                .forEach(map -> settings.putAll(Overlay.strings(map.json().path("data"))));
        return settings;
    }

    /** The example's, and a secret of the module that has all that its process needs. */
    private static Secrets secrets(String module) {
        var all = new HashMap<>(Secrets.examples().keysByName());
        var own = new HashMap<>(all.getOrDefault(module, Map.of()));
        all.values().stream()
                .flatMap(keys -> keys.entrySet().stream())
                .filter(key -> COMMON.contains(key.getKey()))
                .forEach(key -> own.put(key.getKey(), key.getValue()));
        all.put(module, own);
        return new Secrets(all);
    }

    private static List<String> names(Overlay overlay) {
        return overlay.objects().stream()
                .map(TemplateManifestEndToEndTests::name)
                .toList();
    }

    private static String name(Manifest object) {
        return object.kind() + "/" + object.name();
    }
}
