package app.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@NeedsModules
class VerdictEndToEndTests {

    private static final int GO_ON = 0;
    private static final int GO_BACK = 1;
    private static final int UNAVAILABLE = 69;
    private static final int UNSURE = 75;

    private final PlayedPrometheus prometheus = new PlayedPrometheus();

    @AfterEach
    void stop() {
        prometheus.close();
    }

    @Test
    void goesOnWithACanaryThatDoesAsWell() {
        assertThat(verdict()).isEqualTo(GO_ON);
    }

    @Test
    void goesBackWhenMoreRequestsFail() {
        prometheus.failing = "0.02";

        assertThat(verdict()).isEqualTo(GO_BACK);
    }

    @Test
    void doesNotBlameTheCanaryForWhatFailsBesideItAsWell() {
        prometheus.failing = "0.02";
        prometheus.failingBeside = "0.02";

        assertThat(verdict()).isEqualTo(GO_ON);
    }

    @Test
    void goesBackWhenAnswersAreSlower() {
        prometheus.slowest = "0.4";

        assertThat(verdict()).isEqualTo(GO_BACK);
    }

    @Test
    void goesBackWhenAnEventWasGivenUp() {
        prometheus.givenUp = "2";

        assertThat(verdict()).isEqualTo(GO_BACK);
    }

    @Test
    void judgesByWhatIsUsualWhereNobodyAsksTheOtherVersion() {
        prometheus.failingBeside = "NaN";
        prometheus.slowestBeside = "NaN";

        assertThat(verdict()).isEqualTo(GO_ON);
    }

    @Test
    void goesBackWhenTheCanaryGivesNoNumber() {
        prometheus.slowest = "NaN";

        assertThat(verdict()).isEqualTo(GO_BACK);
    }

    @Test
    void saysNothingAboutAFewRequests() {
        prometheus.requests = "12";

        assertThat(verdict()).isEqualTo(UNSURE);
    }

    @Test
    void saysThatPrometheusDoesNotAnswer() {
        prometheus.close();

        assertThat(verdict()).isEqualTo(UNAVAILABLE);
    }

    private int verdict() {
        return Script.of("ops/verdict")
                .with("PROMETHEUS_URL", prometheus.url())
                .run()
                .exitCode();
    }
}
