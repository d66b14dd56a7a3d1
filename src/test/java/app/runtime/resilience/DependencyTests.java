package app.runtime.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.runtime.context.Deadline;
import app.runtime.context.DeadlineExceededException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often a dependency is called, by how many at once, and what is measured meanwhile. */
class DependencyTests {

    private static final int ATTEMPTS = 3;

    private final ManualTime time = new ManualTime();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Dependencies dependencies = DependenciesForTests.at(time, registry, ATTEMPTS);
    private final Dependency dependency = dependencies.named("users");
    private final AtomicInteger reached = new AtomicInteger();

    @Test
    void isTheSameForTheSameName() {
        assertThat(dependencies.named("users")).isSameAs(dependency);
        assertThat(dependencies.named("billing")).isNotSameAs(dependency);
    }

    @Test
    void isCalledOnceUnlessItMayBeCalledTwice() {
        assertThatThrownBy(() -> dependency.call(this::breakDown)).isInstanceOf(IOException.class);

        assertThat(reached).hasValue(1);
    }

    @Test
    void isCalledAgainAfterPausesThatDouble() {
        assertThatThrownBy(() -> dependency.callIdempotent(this::breakDown)).isInstanceOf(IOException.class);

        assertThat(reached).hasValue(ATTEMPTS);
        assertThat(time.pauses())
                .containsExactly(DependenciesForTests.RETRY_BASE, DependenciesForTests.RETRY_BASE.multipliedBy(2));
    }

    @Test
    void pausesNoLongerThanTheCap() {
        var patient = DependenciesForTests.at(time, registry, 4).named("patient");

        assertThatThrownBy(() -> patient.callIdempotent(this::breakDown)).isInstanceOf(IOException.class);

        assertThat(time.pauses()).last().isEqualTo(DependenciesForTests.RETRY_CAP);
    }

    @Test
    void answersWhatARetryAnswered() throws IOException {
        var answer = dependency.callIdempotent(() -> reached.get() == 0 ? breakDown() : "works again");

        assertThat(answer).isEqualTo("works again");
    }

    @Test
    void isNotCalledAgainAfterMisuse() {
        assertThatThrownBy(() -> dependency.callIdempotent(() -> {
                    reached.incrementAndGet();
                    throw new IllegalArgumentException("misuse");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(reached).hasValue(1);
    }

    @Test
    void isNotCalledAgainOnceItIsLeftAlone() {
        IntStream.range(0, 20)
                .forEach(call -> assertThatThrownBy(() -> dependency.call(this::breakDown))
                        .isInstanceOf(IOException.class));

        assertThatThrownBy(() -> dependency.callIdempotent(this::breakDown))
                .isInstanceOf(DependencyUnavailableException.class);

        assertThat(reached).hasValue(20);
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void isNotCalledAgainAfterThePauseThatWouldEndTooLate() {
        var shorterThanThePause = DependenciesForTests.RETRY_BASE.minusMillis(1);

        Deadline.run(
                Deadline.in(shorterThanThePause),
                () -> assertThatThrownBy(() -> dependency.callIdempotent(this::breakDown))
                        .isInstanceOf(IOException.class));

        assertThat(reached).hasValue(1);
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void isNotCalledAfterTheDeadline() {
        Deadline.run(
                Deadline.in(Duration.ZERO),
                () -> assertThatThrownBy(() -> dependency.callIdempotent(this::breakDown))
                        .isInstanceOf(DeadlineExceededException.class));

        assertThat(reached).hasValue(0);
    }

    @Test
    void isCalledAtMostAFifthMoreOftenThanItsCallersWanted() {
        var wanted = 1_000;
        var failing = DependenciesForTests.neverOpening(time, registry).named("failing");

        for (var call = 0; call < wanted; call++) {
            assertThatThrownBy(() -> failing.callIdempotent(this::breakDown)).isInstanceOf(IOException.class);
        }

        assertThat(reached.get() - wanted).isBetween(wanted / 5, wanted / 5 + RetryBudget.START);
    }

    @Test
    void sharesItsBudgetAmongAllCallers() throws InterruptedException {
        var wanted = 2_000;
        var failing = DependenciesForTests.neverOpening(time, registry).named("failing");

        Callable<Void> caller = () -> {
            assertThatThrownBy(() -> failing.callIdempotent(this::breakDown)).isInstanceOf(IOException.class);
            return null;
        };
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(callers.invokeAll(Collections.nCopies(wanted, caller)))
                    .allMatch(call -> call.state() == Future.State.SUCCESS);
        }

        assertThat(reached.get() - wanted).isBetween(1, wanted / 5 + RetryBudget.START);
    }

    @Test
    void refusesAtOnceWhenAllPlacesAreTaken() throws InterruptedException {
        var running = new CountDownLatch(DependenciesForTests.PLACES);
        var answer = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var place = 0; place < DependenciesForTests.PLACES; place++) {
                callers.execute(() -> dependency.call(() -> takeAPlace(running, answer)));
            }
            running.await();

            assertThatThrownBy(() -> dependency.callIdempotent(reached::incrementAndGet))
                    .isInstanceOf(DependencyUnavailableException.class)
                    .hasMessageContaining("as many calls as it may get");
            assertThat(dependencies.named("billing").call(() -> "has places of its own"))
                    .isEqualTo("has places of its own");
            answer.countDown();
        }

        assertThat(reached).hasValue(0);
        assertThat(dependency.call(() -> "free again")).isEqualTo("free again");
    }

    @Test
    void isMeasured() {
        dependency.call(() -> "fine");
        assertThatThrownBy(() -> dependency.callIdempotent(this::breakDown)).isInstanceOf(IOException.class);
        IntStream.range(0, 20).forEach(call -> assertThatThrownBy(() -> dependency.call(this::breakDown)));

        assertThat(timed("success")).isEqualTo(1);
        assertThat(timed("failure")).isEqualTo(19);
        assertThat(counted("dependency.refused", "circuit")).isEqualTo(4);
        assertThat(counted("dependency.retries", "none")).isEqualTo(2);
        assertThat(gauge("dependency.circuit.state", "state", "open")).isEqualTo(1);
        assertThat(gauge("dependency.circuit.state", "state", "closed")).isZero();
        assertThat(gauge("dependency.circuit.failure.rate")).isEqualTo(95);
        assertThat(gauge("dependency.bulkhead.free")).isEqualTo(DependenciesForTests.PLACES);
        assertThat(gauge("dependency.retry.budget")).isPositive();
    }

    private static String takeAPlace(CountDownLatch running, CountDownLatch answer) {
        running.countDown();
        try {
            answer.await();
            return "done";
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private String breakDown() throws IOException {
        reached.incrementAndGet();
        throw new IOException("broken");
    }

    private long timed(String outcome) {
        return registry.get("dependency.calls")
                .tags("dependency", "users", "outcome", outcome)
                .timer()
                .count();
    }

    private double counted(String name, String reason) {
        return registry.get(name)
                .tags("dependency", "users", "reason", reason)
                .counter()
                .count();
    }

    private double gauge(String name, String... tags) {
        return registry.get(name).tag("dependency", "users").tags(tags).gauge().value();
    }
}
