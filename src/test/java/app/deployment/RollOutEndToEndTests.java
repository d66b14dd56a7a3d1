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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script and Kustomize are real; the cluster is a program that writes down what it is told. */
@NeedsModules
@Tag("delivery")
class RollOutEndToEndTests {

    private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);
    private static final Pattern REFERENCE = Pattern.compile(
            "([a-z0-9.-]+(:[0-9]+)?/)?[a-z0-9._/-]+:[A-Za-z0-9_][A-Za-z0-9_.-]*(@sha256:[0-9a-f]{64})?");
    private static final Pattern PLACEHOLDER = Pattern.compile(":((?:[A-Z]+_)?GIT_SHA)\"");

    private static final Pattern NAMED_AFTER_ITS_CONTENT = Pattern.compile("[a-z]+-[a-z0-9]{10}");

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
            *"get deployment -l "*) echo "2 7" ;;
            *"get deployment $ABSENT "*) ;;
            *"get deployment "*"-o name") echo "deployment.apps/$5" ;;
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

    static Stream<String> stepsOfACanary() {
        return overlays().filter(name -> name.startsWith("canary/"));
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
                        "get deployment billing --ignore-not-found -o name",
                        "apply app.kubernetes.io/component=process,app.kubernetes.io/name=billing",
                        "rollout status --timeout=10m deployment/billing",
                        "get deployment billing --ignore-not-found -o name",
                        "get deployment monolift --ignore-not-found -o name",
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
        assertThat(objects).hasSameSizeAs(rolledOut(overlay));
        assertThat(objects).extracting(object -> turn(component(object))).doesNotContain(-1);
        assertThat(objects.stream().filter(object -> object.is("Job")))
                .allMatch(job -> component(job).equals("migration"));
        assertThat(objects.stream().filter(object -> object.is("Deployment")))
                .isNotEmpty()
                .allMatch(process -> component(process).equals("process"));
        assertThat(objects.stream().filter(RollOutEndToEndTests::leadsRequests))
                .isNotEmpty()
                .allMatch(route -> component(route).equals("routes"));
        assertThat(whatIsAppliedWith(objects, "Job")).allMatch(with -> turn(with) <= turn("migration"));
        assertThat(objects)
                .extracting(object -> object.json().toString())
                .noneMatch(json -> PLACEHOLDER.matcher(json).find());
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
                .endsWith(
                        "roll-out: billing is not ready; the instances before still serve: kubectl -n monolift rollout"
                                + " undo deployment/billing\n");
        assertThat(done())
                .endsWith("rollout status --timeout=10m deployment/billing")
                .doesNotContain("apply");
    }

    /** With one instance it would have all requests of a module, until its autoscaler has noticed. */
    @Test
    void beginsAProcessWithTheLeastOfItsAutoscaler() throws IOException {
        var ended = rollOut().with("ABSENT", "billing").run("extracted-billing", "GIT_SHA=new");

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(done())
                .containsSubsequence(
                        "apply app.kubernetes.io/component=process,app.kubernetes.io/name=billing",
                        "scale --replicas=2 deployment/billing",
                        "rollout status --timeout=10m deployment/billing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"monolift-blue", "monolift-green"})
    void beginsASecondMonolithAsLargeAsTheFirst(String colour) throws IOException {
        var ended = rollOut().with("ABSENT", colour).run(arguments("blue-green/live-blue"));

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(done())
                .containsSubsequence(
                        "apply app.kubernetes.io/component=process",
                        "scale --replicas=7 deployment/" + colour,
                        "rollout status --timeout=10m deployment/" + colour,
                        "apply");
        assertThat(done()).filteredOn(line -> line.startsWith("scale")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void leavesTheNumberOfWhatIsThereToItsAutoscaler(String overlay) throws IOException {
        assertThat(rollOut().run(arguments(overlay)).exitCode()).isZero();

        assertThat(done()).noneMatch(line -> line.startsWith("scale"));
        var objects = Manifests.read(overlay, Files.readString(applied));
        var scaled = objects.stream()
                .filter(object -> object.is("HorizontalPodAutoscaler"))
                .map(object -> object.json().at("/spec/scaleTargetRef/name").asString(""))
                .toList();
        assertThat(objects.stream().filter(object -> object.is("Deployment") && scaled.contains(object.name())))
                .hasSameSizeAs(scaled)
                .allMatch(process -> process.json().at("/spec/replicas").isMissingNode());
    }

    /** Who has no autoscaler has a number. */
    @Test
    void beginsWithTheNumberThatIsWritten() throws IOException {
        assertThat(rollOut().with("ABSENT", "monolift").run("dev").exitCode()).isZero();

        assertThat(done()).isNotEmpty().noneMatch(line -> line.startsWith("scale"));
    }

    @ParameterizedTest
    @MethodSource("stepsOfACanary")
    void appliesNothingOfTheRunningVersionBesideACanary(String step) throws IOException {
        assertThat(rollOut().run(arguments(step)).exitCode()).isZero();

        var objects = Manifests.read(step, Files.readString(applied));
        assertThat(objects.stream().filter(not(RollOutEndToEndTests::isOfTheCanary)))
                .hasSize(3)
                .allMatch(object -> object.is("ConfigMap")
                        && NAMED_AFTER_ITS_CONTENT.matcher(object.name()).matches());
        assertThat(objects.stream().filter(RollOutEndToEndTests::isOfTheCanary))
                .extracting(Manifest::kind)
                .contains("Job", "Deployment", "PodDisruptionBudget", "Service", "Ingress");
        assertThat(objects).extracting(Manifest::name).containsAll(settingsOfTheCanary(objects));
        assertThat(done()).noneMatch(line -> line.contains("status") && line.endsWith("deployment/monolift"));
    }

    @ParameterizedTest
    @MethodSource("stepsOfACanary")
    void beginsNoCanaryBesideNothing(String step) throws IOException {
        var ended = rollOut().with("ABSENT", "monolift").run(arguments(step));

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("there is no monolift beside which a canary could be");
        assertThat(done()).noneMatch(line -> line.startsWith("apply"));
    }

    @Test
    void makesTheCanaryAsLargeAsProductionBeforeItHasAllRequests() throws IOException {
        assertThat(rollOut()
                        .run("canary/100", "GIT_SHA=old", "NEXT_GIT_SHA=new")
                        .exitCode())
                .isZero();

        assertThat(Manifests.read("", Files.readString(applied)).stream()
                        .filter(object -> object.name().equals("monolift-canary") && object.is("Deployment")))
                .singleElement()
                .satisfies(canary ->
                        assertThat(canary.json().at("/spec/replicas").asInt()).isEqualTo(7));
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
        var ended = rollOut()
                .run(Stream.of(arguments.split(" ", -1))
                        .filter(not(String::isEmpty))
                        .toArray(String[]::new));

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(MISUSE);
        assertThat(ended.output()).containsAnyOf("see --help", "Usage:");
        assertThat(done()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void asksNoClusterToShowWhatItWouldApply(String overlay) throws IOException {
        var arguments = Stream.concat(Stream.of("--dry-run"), Stream.of(arguments(overlay)))
                .toArray(String[]::new);

        var ended = rollOut().run(arguments);

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        var objects = Manifests.read(overlay, ended.output());
        assertThat(objects).hasSameSizeAs(rolledOut(overlay));
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
        return object.json()
                .at("/metadata/labels")
                .path("app.kubernetes.io/component")
                .asString("");
    }

    private static boolean leadsRequests(Manifest object) {
        return List.of("Ingress", "VirtualService", "Gateway", "DestinationRule")
                        .contains(object.kind())
                || (object.is("Service") && !object.name().equals("metrics"));
    }

    /** All that it renders to, or of a canary what is its own, and the settings that it names. */
    private static List<Manifest> rolledOut(String overlay) {
        var all = Overlay.of(overlay).objects();
        var settings = settingsOfTheCanary(all);
        return all.stream()
                .filter(object -> !overlay.startsWith("canary/")
                        || isOfTheCanary(object)
                        || (object.is("ConfigMap") && settings.contains(object.name())))
                .toList();
    }

    private static List<String> settingsOfTheCanary(List<Manifest> objects) {
        return objects.stream()
                .filter(RollOutEndToEndTests::isOfTheCanary)
                .flatMap(object -> object.json().findValues("configMapRef").stream())
                .map(settings -> settings.path("name").asString(""))
                .toList();
    }

    private static boolean isOfTheCanary(Manifest object) {
        return object.json().at("/metadata/labels").path("release").asString("").equals("canary");
    }

    /** The components of what the pods of this kind refer to. */
    private static Stream<String> whatIsAppliedWith(List<Manifest> objects, String kind) {
        var accounts = objects.stream()
                .filter(object -> object.is(kind))
                .map(object -> object.json()
                        .at("/spec/template/spec/serviceAccountName")
                        .asString(""))
                .toList();
        return objects.stream()
                .filter(object -> object.is("ServiceAccount") && accounts.contains(object.name()))
                .map(RollOutEndToEndTests::component);
    }

    /** With a tag for each place that wants one. */
    private static String[] arguments(String overlay) {
        var text = Overlay.of(overlay).objects().stream()
                .map(object -> object.json().toString());
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
                .with("ABSENT", "nothing")
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
