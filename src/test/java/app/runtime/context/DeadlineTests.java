package app.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void isBoundOnlyWhileTheActionRuns() {
        var deadline = Deadline.in(MINUTE);

        Deadline.run(deadline, () -> assertThat(Deadline.current()).containsSame(deadline));

        assertThat(Deadline.current()).isEmpty();
    }

    @Test
    void saysWhatRemains() {
        assertThat(Deadline.in(MINUTE).remaining()).isPositive().isLessThanOrEqualTo(MINUTE);
        assertThat(Deadline.in(Duration.ofSeconds(-1)).remaining()).isZero();
    }

    @Test
    void refusesToGoOnOnceItHasPassed() {
        assertThatCode(() -> Deadline.in(MINUTE).check()).doesNotThrowAnyException();
        assertThatExceptionOfType(DeadlineExceededException.class)
                .isThrownBy(() -> Deadline.in(Duration.ZERO).check());
    }

    @Test
    void cannotBeExtendedFromWithin() {
        var early = Deadline.in(MINUTE);
        var late = Deadline.in(MINUTE.multipliedBy(2));

        Deadline.run(
                early,
                () -> Deadline.run(late, () -> assertThat(Deadline.current()).containsSame(early)));
        Deadline.run(
                late,
                () -> Deadline.run(early, () -> assertThat(Deadline.current()).containsSame(early)));
    }
}
