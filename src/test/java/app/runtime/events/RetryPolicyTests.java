package app.runtime.events;

import static org.assertj.core.api.Assertions.assertThat;

import app.runtime.settings.SettingsBinder;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;

class RetryPolicyTests {

    private final RetryPolicy policy = new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(6));

    @Test
    void doublesTheBoundUpToTheCap() {
        assertThat(IntStream.rangeClosed(1, 5).mapToObj(policy::boundAfter))
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(6));
    }

    @Test
    void spreadsPausesOverTheWholeRange() {
        var random = new Random(1);

        var pauses = IntStream.range(0, 1_000)
                .mapToLong(i -> policy.pauseAfter(3, random).orElseThrow().toMillis())
                .summaryStatistics();

        assertThat(pauses.getMin()).isLessThan(200);
        assertThat(pauses.getMax()).isBetween(3_800L, 4_000L);
    }

    @Test
    void endsAfterTheLastAttempt() {
        assertThat(policy.pauseAfter(4, new Random(1))).isPresent();
        assertThat(policy.pauseAfter(5, new Random(1))).isEmpty();
    }

    /** What docs/operations.md says; a pause is half of its bound on average. */
    @Test
    void lastsForHalfADayByDefault() {
        var usual = SettingsBinder.bind(new StandardEnvironment(), EventSettings.class)
                .retryPolicy();

        var together = IntStream.range(1, usual.maxAttempts())
                .mapToObj(usual::boundAfter)
                .reduce(Duration.ZERO, Duration::plus)
                .dividedBy(2);

        assertThat(together).isBetween(Duration.ofHours(11), Duration.ofHours(13));
    }

    @Test
    void doesNotOverflowHoweverManyAttempts() {
        var patient = new RetryPolicy(1_000, Duration.ofDays(1), Duration.ofDays(2));

        assertThat(patient.boundAfter(999)).isEqualTo(Duration.ofDays(2));
    }
}
