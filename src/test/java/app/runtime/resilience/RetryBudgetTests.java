package app.runtime.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RetryBudgetTests {

    private final RetryBudget budget = new RetryBudget(20);

    @Test
    void paysForOneRetryInFiveCallsOnceTheFirstOnesAreUsedUp() {
        IntStream.range(0, RetryBudget.START)
                .forEach(retry -> assertThat(budget.take()).isTrue());
        assertThat(budget.take()).isFalse();

        IntStream.range(0, 4).forEach(call -> budget.payIn());
        assertThat(budget.take()).isFalse();
        budget.payIn();

        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
    }

    @Test
    void savesUpNoMoreThanTen() {
        IntStream.range(0, 1_000_000).forEach(call -> budget.payIn());

        assertThat(budget.retries()).isEqualTo(RetryBudget.MOST);
    }

    @Test
    void paysForNothingWhenRetriesAreOff() {
        var none = new RetryBudget(0);
        none.payIn();

        assertThat(none.take()).isFalse();
    }

    @RepeatedTest(20)
    void losesNothingAndGivesNothingTwiceUnderContention() throws Exception {
        var callsEach = 10_000;
        Callable<Integer> caller = () -> {
            var taken = 0;
            for (var call = 0; call < callsEach; call++) {
                budget.payIn();
                taken += budget.take() ? 1 : 0;
            }
            return taken;
        };

        var taken = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var each : threads.invokeAll(Collections.nCopies(4, caller))) {
                taken += each.get();
            }
        }

        assertThat(taken + budget.retries()).isEqualTo(RetryBudget.START + 4 * callsEach / 5.0);
    }
}
