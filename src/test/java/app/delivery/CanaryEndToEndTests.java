package app.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.JarProcess;
import app.NeedsModules;
import app.delivery.Script.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts are those of this tree, Prometheus is one; the cluster is a {@link RecordingCluster}. */
@NeedsModules
@Tag("delivery")
class CanaryEndToEndTests {

    private static final int IS_BACK = 1;
    private static final int COULD_NOT = 70;
    private static final int DID_NOT_BEGIN = 75;
    private static final String STEP_5 = "roll-out canary/5 GIT_SHA=old NEXT_GIT_SHA=new";
    private static final String STEP_20 = "roll-out canary/20 GIT_SHA=old NEXT_GIT_SHA=new";
    private static final String STEP_100 = "roll-out canary/100 GIT_SHA=old NEXT_GIT_SHA=new";

    @TempDir
    private static Path recorded;

    private static Prometheus prometheus;

    @TempDir
    private Path folder;

    private RecordingCluster cluster;

    @BeforeAll
    static void record() {
        prometheus = Recorded.prometheus(recorded);
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    @BeforeEach
    void set() throws IOException {
        cluster = RecordingCluster.in(folder);
    }

    @Test
    void goesStepByStepToTheNewVersion() throws IOException {
        var ended = canary(Recorded.GOOD).run("new");

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output()).endsWith("All requests go to new\n");
        assertThat(cluster.done())
                .containsExactly(
                        STEP_5,
                        STEP_20,
                        STEP_100,
                        "roll-out production GIT_SHA=new",
                        weight0(Recorded.GOOD),
                        removed(Recorded.GOOD));
    }

    @ParameterizedTest
    @EnumSource(names = {"MORE_ERRORS", "SLOWER", "EVENT_GIVEN_UP", "NO_OUTBOXES", "FEW_REQUESTS"})
    void goesBackByItselfWhenTheNewVersionIsNotKnownToDoAsWell(Recorded what) throws IOException {
        isBack(canary(what).run("new"));

        assertThat(cluster.done()).containsExactly(STEP_5, weight0(what), removed(what));
    }

    @Test
    void goesBackWhenTheNewVersionDoesNotGetReady() throws IOException {
        isBack(canary(Recorded.GOOD).with("FAILING", STEP_20.substring(9)).run("new"));

        assertThat(cluster.done()).containsExactly(STEP_5, STEP_20, weight0(Recorded.GOOD), removed(Recorded.GOOD));
    }

    @Test
    void rollsBackWhatTheLastStepHasBegun() throws IOException {
        isBack(canary(Recorded.GOOD).with("FAILING", "production GIT_SHA=new").run("new"));

        assertThat(cluster.done())
                .endsWith(
                        "roll-out production GIT_SHA=new",
                        weight0(Recorded.GOOD),
                        "roll-out production GIT_SHA=old",
                        removed(Recorded.GOOD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void goesBackWhenItIsStopped(String signal) throws IOException {
        var running = canary(Recorded.GOOD).with("PAUSE", "600").start("", "new");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Files.readString(running.output()).contains("5 of 100 requests go to new"));

        running.signal(signal);

        isBack(running.awaitEnd());
        assertThat(cluster.done()).containsExactly(STEP_5, weight0(Recorded.GOOD), removed(Recorded.GOOD));
    }

    @Test
    void goesBackWhenPrometheusEnds(@TempDir Path another) throws IOException {
        var doomed = Recorded.prometheus(another);
        var running = canary(Recorded.GOOD)
                .with("PROMETHEUS_URL", doomed.url())
                .with("PAUSE", "0.2")
                .with("HOLD", "600")
                .start("", "new");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Files.readString(running.output()).contains("ok "));

        doomed.close();

        isBack(running.awaitEnd());
    }

    @Test
    void saysThatItCouldNotGoBack() {
        var ended =
                canary(Recorded.MORE_ERRORS).with("UNREACHABLE", "get ingress").run("new");

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(COULD_NOT);
        assertThat(ended.output())
                .contains("requests may still go to the new version")
                .contains("ops/canary undo");
    }

    @Test
    void beginsNothingWithoutACluster() throws IOException {
        assertThat(canary(Recorded.GOOD).with("UNREACHABLE", "get").run("new").exitCode())
                .isEqualTo(DID_NOT_BEGIN);

        assertThat(cluster.done()).isEmpty();
    }

    @Test
    void beginsNothingThatNobodyCouldJudge() throws IOException {
        var blind = canary(Recorded.GOOD).with("PROMETHEUS_URL", "http://127.0.0.1:" + JarProcess.freePort());

        assertThat(blind.run("new").exitCode()).isEqualTo(DID_NOT_BEGIN);
        assertThat(blind.with("PROMETHEUS_URL", "").run("new").exitCode()).isEqualTo(DID_NOT_BEGIN);

        assertThat(cluster.done()).isEmpty();
    }

    /** Also when what is asked for runs already, as when an older delivery is repeated. */
    @ParameterizedTest
    @ValueSource(strings = {"new", "old"})
    void leavesAnotherCanaryAlone(String tag) throws IOException {
        cluster.with("canary", "another");

        var ended = canary(Recorded.GOOD).run(tag);

        assertThat(ended.exitCode()).isEqualTo(DID_NOT_BEGIN);
        assertThat(ended.output()).contains("another is on its way").endsWith("Nothing has begun\n");
        assertThat(cluster.done()).isEmpty();
    }

    /** So that it does not take back what somebody else has begun. */
    @Test
    void tellsTheWorkflowWhetherItHasBegun() throws IOException {
        var step = Workflow.all().stream()
                .flatMap(workflow -> workflow.jobs().values().stream())
                .flatMap(job -> job.steps().stream())
                .filter(each -> "canary".equals(each.content().get("id")))
                .findFirst()
                .orElseThrow();
        cluster.withProgram("step", "#!/usr/bin/bash -e\n" + step.run());
        var output = Files.createFile(folder.resolve("output"));
        var workflow = new Script(
                        folder, "bin/step", canary(Recorded.MORE_ERRORS).environment())
                .with("TAG", "new")
                .with("GITHUB_OUTPUT", output.toString());

        var begun = workflow.run();
        assertThat(begun.exitCode()).as(begun.output()).isEqualTo(IS_BACK);
        assertThat(output).isEmptyFile();

        cluster.with("canary", "another");
        assertThat(workflow.run().exitCode()).isEqualTo(DID_NOT_BEGIN);
        assertThat(output).hasContent("begun=no");
    }

    @Test
    void asksTheNewVersionWhenTheControllersHaveHeardOfIt() throws IOException {
        cluster.withProgram("sleep", """
            #!/usr/bin/env bash
            echo "sleep $*" >>done
            """);

        canary(Recorded.GOOD)
                .with("SETTLE", "17")
                .with("URL", "https://shop.example.org")
                .run("new");

        assertThat(cluster.done())
                .containsSequence(
                        STEP_5,
                        "sleep 17",
                        "smoke --read-only https://shop.example.org --header X-Canary:always ",
                        "sleep 0",
                        STEP_20);
    }

    /** Its autoscaler has made it smaller while it had no requests. */
    @Test
    void makesTheRunningVersionAsLargeAsTheCanaryBeforeItGetsAllRequests() throws IOException {
        cluster.with("instances", "3").with("instances-beside", "7");

        assertThat(canary(Recorded.GOOD).run("new").exitCode()).isZero();

        assertThat(cluster.done())
                .endsWith(
                        "roll-out production GIT_SHA=new",
                        scaled(Recorded.GOOD),
                        awaited(Recorded.GOOD, "10m"),
                        weight0(Recorded.GOOD),
                        removed(Recorded.GOOD));
    }

    @Test
    void goesBackToAsManyInstances() throws IOException {
        cluster.with("instances", "3").with("instances-beside", "7");

        isBack(canary(Recorded.MORE_ERRORS).run("new"));

        assertThat(cluster.done())
                .endsWith(
                        scaled(Recorded.MORE_ERRORS),
                        awaited(Recorded.MORE_ERRORS, "2m"),
                        weight0(Recorded.MORE_ERRORS),
                        removed(Recorded.MORE_ERRORS));
    }

    /** Too few instances are better than a version that does worse. */
    @Test
    void goesBackToFewerInstancesIfThereAreNoMore() throws IOException {
        cluster.with("instances", "3").with("instances-beside", "7");

        isBack(canary(Recorded.MORE_ERRORS).with("UNREACHABLE", " scale ").run("new"));

        assertThat(cluster.done())
                .containsExactly(STEP_5, weight0(Recorded.MORE_ERRORS), removed(Recorded.MORE_ERRORS));
    }

    @Test
    void endsWhatHadBeenKilledAfterTheLastStep() throws IOException {
        cluster.with("running", "new").with("canary", "new").with("before", "old");

        assertThat(canary(Recorded.GOOD).run("new").exitCode()).isZero();

        assertThat(cluster.done())
                .containsExactly("roll-out production GIT_SHA=new", weight0(Recorded.GOOD), removed(Recorded.GOOD));
    }

    @Test
    void goesBackOnRequest() throws IOException {
        cluster.with("canary", "new").with("before", "old");

        assertThat(canary(Recorded.GOOD).run("undo").exitCode()).isZero();

        assertThat(cluster.done()).containsExactly(weight0(Recorded.GOOD), removed(Recorded.GOOD));
    }

    @Test
    void knowsOnRequestWhatRanBefore() throws IOException {
        cluster.with("running", "new").with("canary", "new").with("before", "old");

        var ended = canary(Recorded.GOOD).run("undo");

        assertThat(ended.output()).endsWith("All requests go to old\n");
        assertThat(cluster.done())
                .containsExactly(weight0(Recorded.GOOD), "roll-out production GIT_SHA=old", removed(Recorded.GOOD));
    }

    @Test
    void goesBackTwiceAsWellAsOnce() throws IOException {
        canary(Recorded.GOOD).run("undo");

        assertThat(canary(Recorded.GOOD).run("undo").exitCode()).isZero();

        assertThat(cluster.done()).allMatch(removed(Recorded.GOOD)::equals);
    }

    private static void isBack(Ended ended) {
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(IS_BACK);
        assertThat(ended.output()).endsWith("All requests go to old\n");
    }

    private Script canary(Recorded what) {
        return new Script(folder, "ops/canary", Map.of())
                .withPrograms(folder.resolve("bin"))
                .with("PROMETHEUS_URL", prometheus.url())
                .with("NAMESPACE", what.namespace())
                .with("FAILING", "nothing")
                .with("UNREACHABLE", "")
                .with("HOLD", "0")
                .with("PAUSE", "0")
                .with("PATIENCE", "0")
                .with("SETTLE", "0")
                .with("RETRIES", "0");
    }

    private static String scaled(Recorded what) {
        return "kubectl --namespace %s --request-timeout=30s scale deployment/monolift --replicas=7"
                .formatted(what.namespace());
    }

    private static String awaited(Recorded what, String longest) {
        return "kubectl --namespace %s rollout status deployment/monolift --timeout=%s"
                .formatted(what.namespace(), longest);
    }

    private static String weight0(Recorded what) {
        return "kubectl --namespace %s --request-timeout=30s annotate ingress --selector release=canary --overwrite %s=0"
                .formatted(what.namespace(), "nginx.ingress.kubernetes.io/canary-weight");
    }

    private static String removed(Recorded what) {
        return "kubectl --namespace %s delete ingress,service,deployment,job,poddisruptionbudget --selector release=canary %s"
                .formatted(what.namespace(), "--wait --timeout=120s");
    }
}
