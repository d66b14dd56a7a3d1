package app.users.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class SweepTests {

    private static final Instant START = Instant.parse("2025-11-21T10:15:30Z");

    private final Sweep sweep = new Sweep();
    private final List<Integer> swept = new ArrayList<>();

    @Test
    void happensOnceAMinute() {
        for (var second = 0; second < 180; second += 20) {
            sweep.ifDue(START.plusSeconds(second), removing(3));
        }

        assertThat(swept).hasSize(3);
    }

    @Test
    void goesOnAsLongAsThereIsMore() {
        sweep.ifDue(START, most -> removing(most).applyAsInt(most));
        sweep.ifDue(START, most -> removing(most).applyAsInt(most));
        sweep.ifDue(START, removing(0));
        sweep.ifDue(START, removing(0));

        assertThat(swept).hasSize(3);
    }

    private IntUnaryOperator removing(int count) {
        return most -> {
            swept.add(count);
            return count;
        };
    }
}
