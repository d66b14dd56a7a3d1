package app.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import app.JarProcess;
import app.NeedsModules;
import app.delivery.Script.Ended;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A real Prometheus judges what it has recorded. */
@NeedsModules
@Tag("delivery")
class VerdictEndToEndTests {

    private static final int GO_ON = 0;
    private static final int GO_BACK = 1;
    private static final int UNAVAILABLE = 69;
    private static final int UNSURE = 75;

    @TempDir
    private static Path folder;

    private static Prometheus prometheus;

    @BeforeAll
    static void record() {
        prometheus = Recorded.prometheus(folder);
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GOOD", "ERRORS_OF_BOTH", "SLOW_BOTH", "SLOW_NOW_AND_THEN", "NOBODY_BESIDE"})
    void goesOnWithACanaryThatDoesAsWell(Recorded recorded) {
        var verdict = verdict(recorded);

        assertThat(verdict.exitCode()).as(verdict.output()).isEqualTo(GO_ON);
        assertThat(verdict.output().lines()).hasSize(5).allMatch(line -> line.startsWith("ok "));
    }

    @ParameterizedTest
    @CsvSource({
        "MORE_ERRORS, share of failed requests",
        "NOBODY_BESIDE_AND_ERRORS, share of failed requests",
        "FEW_BESIDE_AND_ERRORS, share of failed requests",
        "MORE_REFUSALS, share of refused requests",
        "SLOWER, quantile 0.99 of the answers",
        "EVENT_GIVEN_UP, events given up",
        "EVENTS_WAIT, age of the oldest event",
        "NO_TIMES, quantile 0.99 of the answers",
    })
    void goesBackForOneReason(Recorded recorded, String reason) {
        var verdict = verdict(recorded);

        assertThat(verdict.exitCode()).as(verdict.output()).isEqualTo(GO_BACK);
        assertThat(verdict.output().lines().filter(line -> line.startsWith("worse ")))
                .singleElement()
                .asString()
                .contains(reason);
    }

    @Test
    void goesBackWhenNothingIsKnownOfEvents() {
        assertThat(verdict(Recorded.NO_OUTBOXES).exitCode()).isEqualTo(GO_BACK);
    }

    @ParameterizedTest
    @EnumSource(names = {"FEW_REQUESTS", "NO_CANARY"})
    void saysNothingAboutAFewRequests(Recorded recorded) {
        var verdict = verdict(recorded);

        assertThat(verdict.exitCode()).as(verdict.output()).isEqualTo(UNSURE);
    }

    @Test
    void saysThatNothingIsKnownOfTheRunningVersion() {
        var verdict = script().with("NAMESPACE", "elsewhere").run();

        assertThat(verdict.exitCode()).as(verdict.output()).isEqualTo(UNAVAILABLE);
        assertThat(verdict.output()).contains("namespace=\"elsewhere\"");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE)
    void isReadyWhereverThereIsARunningVersion(Recorded recorded) {
        var verdict = script().with("NAMESPACE", recorded.namespace()).run("ready");

        assertThat(verdict.exitCode()).as(verdict.output()).isZero();
    }

    @Test
    void saysThatPrometheusDoesNotAnswer() throws IOException {
        var verdict = script().with("PROMETHEUS_URL", "http://127.0.0.1:" + JarProcess.freePort())
                .run();

        assertThat(verdict.exitCode()).as(verdict.output()).isEqualTo(UNAVAILABLE);
    }

    @Test
    void takesNoOtherAnswerForThatOfPrometheus() {
        var verdict =
                script().with("PROMETHEUS_URL", prometheus.url() + "/nowhere").run();

        assertThat(verdict.exitCode()).as(verdict.output()).isEqualTo(UNAVAILABLE);
    }

    private static Ended verdict(Recorded recorded) {
        return script().with("NAMESPACE", recorded.namespace()).run();
    }

    private static Script script() {
        return Script.of("ops/verdict").with("PROMETHEUS_URL", prometheus.url()).with("RETRIES", "0");
    }
}
