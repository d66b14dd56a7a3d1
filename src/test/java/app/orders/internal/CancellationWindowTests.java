package app.orders.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CancellationWindowTests {

    private static final Instant CONFIRMED = Instant.parse("2026-03-01T12:00:00Z");
    private static final CancellationWindow TWO_WEEKS = new CancellationWindow(Duration.ofDays(14));

    @Test
    void closesItsLengthAfterTheConfirmation() {
        assertThat(TWO_WEEKS.closesAt(CONFIRMED)).isEqualTo("2026-03-15T12:00:00Z");
    }

    @Test
    void isOpenUntilJustBeforeItCloses() {
        assertThat(isOpenAt(TWO_WEEKS.closesAt(CONFIRMED).minusNanos(1))).isTrue();
    }

    @Test
    void isClosedWhenItCloses() {
        assertThat(isOpenAt(TWO_WEEKS.closesAt(CONFIRMED))).isFalse();
    }

    @Test
    void isNeverOpenWhenItHasNoLength() {
        var none = new CancellationWindow(Duration.ZERO);

        assertThat(CONFIRMED).isBeforeOrEqualTo(none.opensAfter(CONFIRMED));
    }

    @Test
    void refusesANegativeLength() {
        assertThatThrownBy(() -> new CancellationWindow(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean isOpenAt(Instant now) {
        return CONFIRMED.isAfter(TWO_WEEKS.opensAfter(now));
    }
}
