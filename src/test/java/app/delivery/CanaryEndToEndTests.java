package app.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import app.delivery.Script.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts are those of this tree; the cluster and Prometheus are played. */
@NeedsModules
class CanaryEndToEndTests {

    private static final String KUBECTL = """
        #!/usr/bin/env bash
        case "$*" in
            *"get deployment monolift"*) echo "registry.example.org:5000/shop/monolift:$(cat "$RUNNING")" ;;
            *"get ingress"*) echo ingress.networking.k8s.io/monolift-canary ;;
            *) echo "kubectl $*" >>"$DONE" ;;
        esac
        """;

    private static final String ROLL_OUT = """
        #!/usr/bin/env bash
        echo "roll-out $*" >>"$DONE"
        [[ $1 != "$FAILING_STEP" ]] || exit 1
        [[ $1 != production ]] || echo "${2#*=}" >"$RUNNING"
        """;

    private static final String WEIGHT_0 = "kubectl --namespace monolift annotate ingress --selector release=canary"
            + " --overwrite nginx.ingress.kubernetes.io/canary-weight=0";
    private static final String REMOVED =
            "kubectl --namespace monolift delete ingress,service,deployment,job --selector release=canary --wait";

    private final PlayedPrometheus prometheus = new PlayedPrometheus();

    @TempDir
    private Path tree;

    @BeforeEach
    void play() throws IOException {
        for (var script : List.of("canary", "verdict")) {
            program(tree.resolve("ops").resolve(script), Files.readString(Path.of("ops", script)));
        }
        program(tree.resolve("k8s/roll-out"), ROLL_OUT);
        program(tree.resolve("bin/kubectl"), KUBECTL);
        Files.writeString(tree.resolve("running"), "old\n");
        Files.createFile(tree.resolve("done"));
    }

    @AfterEach
    void stop() {
        prometheus.close();
    }

    @Test
    void goesStepByStepToTheNewVersion() throws IOException {
        var ended = canary("").run("new");

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(done())
                .containsExactly(
                        "roll-out canary/5 GIT_SHA=old NEXT_GIT_SHA=new",
                        "roll-out canary/20 GIT_SHA=old NEXT_GIT_SHA=new",
                        "roll-out canary/100 GIT_SHA=old NEXT_GIT_SHA=new",
                        "roll-out production GIT_SHA=new",
                        WEIGHT_0,
                        REMOVED);
    }

    @Test
    void goesBackByItselfWhenTheNewVersionDoesWorse() throws IOException {
        prometheus.failing = "0.5";

        var ended = canary("").run("new");

        isBack(ended);
        assertThat(done()).containsExactly("roll-out canary/5 GIT_SHA=old NEXT_GIT_SHA=new", WEIGHT_0, REMOVED);
    }

    @Test
    void goesBackWhenNobodyCanSay() throws IOException {
        prometheus.requests = "3";

        isBack(canary("").with("PATIENCE", "0").run("new"));
    }

    @Test
    void goesBackWhenTheNewVersionDoesNotGetReady() throws IOException {
        isBack(canary("canary/20").run("new"));
        assertThat(done()).endsWith(WEIGHT_0, REMOVED);
    }

    @Test
    void goesBackOnRequest() throws IOException {
        assertThat(canary("").run("undo").exitCode()).isZero();

        assertThat(done()).containsExactly(WEIGHT_0, REMOVED);
    }

    private static void isBack(Ended ended) {
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output()).endsWith("All requests go to old\n");
    }

    private Script canary(String failingStep) {
        return new Script(tree, "ops/canary", Map.of())
                .withPrograms(tree.resolve("bin"))
                .with("PROMETHEUS_URL", prometheus.url())
                .with("RUNNING", tree.resolve("running").toString())
                .with("DONE", tree.resolve("done").toString())
                .with("FAILING_STEP", failingStep)
                .with("HOLD", "0")
                .with("PAUSE", "0")
                .with("SETTLE", "0");
    }

    private List<String> done() throws IOException {
        return Files.readAllLines(tree.resolve("done"));
    }

    private static void program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }
}
