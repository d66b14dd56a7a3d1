package app.deployment;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import app.delivery.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script and Kustomize are real; the cluster is a program that writes down what it is told. */
@NeedsModules
class RollOutEndToEndTests {

    private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);
    private static final Pattern REFERENCE =
            Pattern.compile("([a-z0-9.-]+(:[0-9]+)?/)?[a-z0-9._/-]+:[A-Za-z0-9_][A-Za-z0-9_.-]*(@sha256:[0-9a-f]{64})?");
    private static final Pattern PLACEHOLDER = Pattern.compile(":((?:[A-Z]+_)?GIT_SHA)\"");

    private static final int MISUSE = 64;

    private static final String KUBECTL = """
        #!/usr/bin/env bash
        case $1 in
            version | kustomize) exec ${REAL_KUBECTL:-false} "$@" ;;
            apply) cp "$3" "$APPLIED" && shift 3 && echo "apply${1:+ $2}" >>"$DONE" ;;
            *) echo "${*:3}" >>"$DONE" ;;
        esac
        case $* in
            *"get job"*) echo "$JOB_ENDS" ;;
            *"get deployment monolift "*) echo 7 ;;
            *"rollout status"*"/$STUCK") exit 1 ;;
        esac
        """;

    @TempDir
    private Path folder;

    private Path done = Path.of("");
    private Path applied = Path.of("");

    @BeforeEach
    void play() throws IOException {
        done = folder.resolve("done");
        applied = folder.resolve("applied.yaml");
        Files.createFile(done);
        var kubectl = folder.resolve("kubectl");
        Files.writeString(kubectl, KUBECTL);
        assertThat(kubectl.toFile().setExecutable(true)).isTrue();
    }

    static Stream<String> overlays() {
        return Manifests.overlays().stream().map(name -> name.replaceFirst("^overlays/", ""));
    }

    @Test
    void migratesThenRollsThenRoutesAndWaitsEachTime() throws IOException {
        var ended = rollOut().run("extracted-billing", "GIT_SHA=new");

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(done())
                .containsExactly(
                        "delete job migrate-billing --ignore-not-found",
                        "delete job migrate-monolift --ignore-not-found",
                        "apply app.kubernetes.io/component in (application, migration)",
                        "get job migrate-billing -o jsonpath={.status.conditions[?(@.status==\"True\")].type}",
                        "get job migrate-monolift -o jsonpath={.status.conditions[?(@.status==\"True\")].type}",
                        "apply app.kubernetes.io/component=process,app.kubernetes.io/name=billing",
                        "rollout status --timeout=10m deployment/billing",
                        "apply app.kubernetes.io/component=process",
                        "rollout status --timeout=10m deployment/billing",
                        "rollout status --timeout=10m deployment/monolift",
                        "apply");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void appliesEachObjectInItsTurn(String overlay) throws IOException {
        var ended = rollOut().run(arguments(overlay));

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        var objects = Manifests.read(overlay, Files.readString(applied));
        assertThat(objects).hasSameSizeAs(Overlay.of(overlay).objects());
        assertThat(objects).extracting(object -> turn(component(object))).doesNotContain(-1);
        assertThat(objects.stream().filter(object -> object.is("Job"))).allMatch(job -> component(job).equals("migration"));
        assertThat(objects.stream().filter(object -> object.is("Deployment")))
                .isNotEmpty()
                .allMatch(process -> component(process).equals("process"));
        assertThat(objects.stream().filter(RollOutEndToEndTests::leadsRequests))
                .isNotEmpty()
                .allMatch(route -> component(route).equals("routes"));
        assertThat(whatIsAppliedWith(objects, "Job")).allMatch(with -> turn(with) <= turn("migration"));
        assertThat(objects).extracting(object -> object.json().toString()).noneMatch(json -> PLACEHOLDER.matcher(json).find());
        assertThat(done()).endsWith("apply");
    }

    @Test
    void stopsWhenAMigrationFails() throws IOException {
        var ended = rollOut().with("JOB_ENDS", "FailureTarget Failed").run("production", "GIT_SHA=new");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output())
                .endsWith("roll-out: migrate-monolift did not migrate: kubectl -n monolift logs job/migrate-monolift."
                        + " No process has changed\n");
        assertThat(done()).filteredOn(line -> line.startsWith("apply")).hasSize(1);
    }

    @Test
    void stopsWhenAMigrationDoesNotEnd() throws IOException {
        var ended = rollOut()
                .with("JOB_ENDS", "FailureTarget")
                .with("LONGEST_MIGRATION", "1")
                .run("production", "GIT_SHA=new");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("migrate-monolift did not migrate");
        assertThat(done()).filteredOn(line -> line.startsWith("apply")).hasSize(1);
    }

    @Test
    void stopsWhenAProcessDoesNotGetReady() throws IOException {
        var ended = rollOut().with("STUCK", "billing").run("extracted-billing", "GIT_SHA=new");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output())
                .endsWith("roll-out: billing is not ready; the instances before still serve: kubectl -n monolift rollout"
                        + " undo deployment/billing\n");
        assertThat(done()).endsWith("rollout status --timeout=10m deployment/billing").doesNotContain("apply");
    }

    @Test
    void makesTheCanaryAsLargeAsProductionBeforeItHasAllRequests() throws IOException {
        assertThat(rollOut().run("canary/100", "GIT_SHA=old", "NEXT_GIT_SHA=new").exitCode()).isZero();

        assertThat(Manifests.read("", Files.readString(applied)).stream()
                        .filter(object -> object.name().equals("monolift-canary") && object.is("Deployment")))
                .singleElement()
                .satisfies(canary -> assertThat(canary.json().at("/spec/replicas").asInt()).isEqualTo(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nowhere GIT_SHA=new",
                "../base GIT_SHA=new",
                "overlays/production GIT_SHA=new",
                "blue-green GIT_SHA=new",
                "production",
                "production GIT_SHA=",
                "production GIT_SHA",
                "production NEXT_GIT_SHA=new",
                "production GIT_SHA=new NEXT_GIT_SHA=new",
                "canary/5 GIT_SHA=old",
                "production OTHER_GIT_SHA=new",
                "production GIT_SHA=a/b",
                "production GIT_SHA=a&b",
                "production GIT_SHA=a\\1",
                "production GIT_SHA=-a",
                "production GIT_SHA=a:b",
                "production GIT_SHA=new@sha256:12",
                "production GIT_SHA=new@md5:00000000000000000000000000000000",
                "dev GIT_SHA=new",
                ""
            })
    void refusesWhatMakesNoSense(String arguments) throws IOException {
        var ended = rollOut().run(Stream.of(arguments.split(" ", -1)).filter(not(String::isEmpty)).toArray(String[]::new));

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(MISUSE);
        assertThat(ended.output()).containsAnyOf("see --help", "Usage:");
        assertThat(done()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void asksNoClusterToShowWhatItWouldApply(String overlay) throws IOException {
        var arguments = Stream.concat(Stream.of("--dry-run"), Stream.of(arguments(overlay))).toArray(String[]::new);

        var ended = rollOut().run(arguments);

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        var objects = Manifests.read(overlay, ended.output());
        assertThat(objects).hasSameSizeAs(Overlay.of(overlay).objects());
        assertThat(objects.stream().flatMap(object -> object.json().findValuesAsString("image").stream()))
                .isNotEmpty()
                .allMatch(image -> REFERENCE.matcher(image).matches())
                .allMatch(image -> image.endsWith(overlay.equals("dev") ? "monolift:dev" : DIGEST));
        assertThat(done()).isEmpty();
    }

    /** Where in the order an object comes. */
    private static int turn(String component) {
        return List.of("application", "migration", "process", "routes").indexOf(component);
    }

    private static String component(Manifest object) {
        return object.json().at("/metadata/labels").path("app.kubernetes.io/component").asString("");
    }

    private static boolean leadsRequests(Manifest object) {
        return List.of("Ingress", "VirtualService", "Gateway", "DestinationRule").contains(object.kind())
                || (object.is("Service") && !object.name().equals("metrics"));
    }

    /** The components of what the pods of this kind refer to. */
    private static Stream<String> whatIsAppliedWith(List<Manifest> objects, String kind) {
        var accounts = objects.stream()
                .filter(object -> object.is(kind))
                .map(object -> object.json().at("/spec/template/spec/serviceAccountName").asString(""))
                .toList();
        return objects.stream()
                .filter(object -> object.is("ServiceAccount") && accounts.contains(object.name()))
                .map(RollOutEndToEndTests::component);
    }

    /** With a tag for each place that wants one. */
    private static String[] arguments(String overlay) {
        var text = Overlay.of(overlay).objects().stream().map(object -> object.json().toString());
        var tags = text.flatMap(json -> PLACEHOLDER.matcher(json).results())
                .map(place -> place.group(1) + "=4f1c2d3" + DIGEST)
                .distinct();
        return Stream.concat(Stream.of(overlay), tags).toArray(String[]::new);
    }

    private Script rollOut() {
        return Script.of("k8s/roll-out")
                .withPrograms(folder)
                .with("REAL_KUBECTL", realKubectl())
                .with("DONE", done.toString())
                .with("APPLIED", applied.toString())
                .with("JOB_ENDS", "SuccessCriteriaMet Complete")
                .with("PAUSE", "0");
    }

    private static String realKubectl() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(place -> Path.of(place, "kubectl"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse("");
    }

    private List<String> done() throws IOException {
        return Files.readAllLines(done);
    }
}
