package app.runtime.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.runtime.context.Deadline;
import app.runtime.context.DeadlineExceededException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** When a dependency is left alone, and when it is asked again. */
@Isolated("reads what is logged")
@ExtendWith(OutputCaptureExtension.class)
class CircuitTests {

    /** Longer than a circuit stays open. */
    private static final Duration REST = DependenciesForTests.OPEN.multipliedBy(2);

    private final ManualTime time = new ManualTime();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Dependency dependency =
            DependenciesForTests.at(time, registry, 3).named("billing");
    private final AtomicInteger reached = new AtomicInteger();

    @Test
    void opensOnceHalfOfTheLastTwentyCallsFailed() {
        succeed(10);
        fail(9);
        assertThat(dependency.call(() -> "still closed")).isEqualTo("still closed");
        fail(1);

        assertOpen();
    }

    @Test
    void staysClosedWhileFewerFail() {
        for (var round = 0; round < 10; round++) {
            succeed(11);
            fail(9);
        }

        assertThat(dependency.call(() -> "closed")).isEqualTo("closed");
    }

    @Test
    void opensWhenHalfOfTheCallsAreSlow() {
        succeed(10);
        for (var call = 0; call < 10; call++) {
            dependency.call(this::answerSlowly);
        }

        assertOpen();
    }

    @Test
    void saysWhenItIsTriedAgain() {
        fail(20);

        var refusal = catchThrowableOfType(DependencyUnavailableException.class, () -> dependency.call(() -> "never"));

        assertThat(refusal.dependency()).isEqualTo("billing");
        assertThat(refusal.retryAfter())
                .isBetween(
                        DependenciesForTests.OPEN.multipliedBy(3).dividedBy(4),
                        DependenciesForTests.OPEN.multipliedBy(5).dividedBy(4));
        assertThat(refusal).hasMessageContaining("billing is not called");
    }

    @Test
    void isTriedByThreeCallsAndCloses(CapturedOutput output) {
        fail(20);
        time.pass(REST);

        succeed(3);

        assertThat(reached).hasValue(23);
        assertThat(dependency.call(() -> "closed")).isEqualTo("closed");
        assertThat(output.toString().lines().filter(line -> line.contains("Circuit ")))
                .satisfiesExactly(
                        opened -> assertThat(opened)
                                .contains("WARN", "Circuit OPEN: billing", "last 20 calls 100 % failed and 0 %"),
                        probed -> assertThat(probed).contains("INFO", "Circuit HALF_OPEN", "billing"),
                        closed -> assertThat(closed)
                                .contains("INFO", "Circuit CLOSED: billing", "of 3 calls", " 0 % failed"));
    }

    @Test
    void opensAgainWhenTheProbesFail() {
        fail(20);
        time.pass(REST);

        fail(2);
        succeed(1);

        assertOpen();
    }

    @Test
    void letsNoMoreThanThreeCallsTryIt() {
        fail(20);
        time.pass(REST);

        dependency.call(() -> dependency.call(() -> dependency.call(() -> {
            assertThatThrownBy(() -> dependency.call(() -> "fourth"))
                    .isInstanceOf(DependencyUnavailableException.class)
                    .hasMessageContaining("others find out");
            return "third";
        })));

        assertThat(dependency.call(() -> "closed")).isEqualTo("closed");
    }

    @Test
    void doesNotTakeTheEndOfAnOldCallForAProbe() {
        dependency.call(() -> {
            fail(20);
            time.pass(REST);
            succeed(1);
            return "began before the circuit opened";
        });

        // Two of three probes are still to come, whose failures would otherwise come too late.
        fail(2);
        assertOpen();
    }

    @Test
    void doesNotLetAnOldMisuseMakeRoomForAFourthProbe() {
        assertThatThrownBy(() -> dependency.call(() -> {
                    fail(20);
                    time.pass(REST);
                    dependency.call(() -> dependency.call(() -> "two of three"));
                    throw new IllegalArgumentException("began before the circuit opened");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        dependency.call(() -> {
            assertOpen();
            return "third";
        });
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalArgumentException.class, IllegalStateException.class})
    void doesNotCountMisuse(Class<? extends RuntimeException> misuse) {
        for (var call = 0; call < 100; call++) {
            assertThatThrownBy(() -> dependency.call(() -> {
                        throw misuse.getConstructor().newInstance();
                    }))
                    .isInstanceOf(misuse);
        }

        assertThat(dependency.call(() -> "closed")).isEqualTo("closed");
    }

    @Test
    void countsAnUnreachableDependencyOnceAndForItselfAlone() {
        var inner = DependenciesForTests.at(time, registry, 3).named("smtp");
        for (var call = 0; call < 100; call++) {
            assertThatThrownBy(() -> dependency.call(() -> inner.call(() -> {
                        throw new DependencyUnavailableException("smtp", Duration.ZERO, "refuses connections", null);
                    })))
                    .isInstanceOf(DependencyUnavailableException.class)
                    .hasMessageStartingWith("smtp ");
        }

        assertThat(dependency.call(() -> "closed")).isEqualTo("closed");
        assertThatThrownBy(() -> inner.call(() -> "open")).isInstanceOf(DependencyUnavailableException.class);
    }

    @Test
    void cannotBeOpenedByCallersWithoutTime() {
        for (var call = 0; call < 30; call++) {
            Deadline.run(
                    Deadline.in(Duration.ofMillis(2)),
                    () -> assertThatThrownBy(() -> dependency.call(CircuitTests::waitForTheDeadline))
                            .isInstanceOf(DeadlineExceededException.class));
        }

        assertThat(dependency.call(() -> "closed")).isEqualTo("closed");
    }

    @Test
    void makesNoCallForSomebodyWhoseTimeIsOver() {
        Deadline.run(
                Deadline.in(Duration.ZERO),
                () -> assertThatThrownBy(() -> succeed(1)).isInstanceOf(DeadlineExceededException.class));

        assertThat(reached).hasValue(0);
    }

    @Test
    void setsADeadlineThatTheWorkSees() {
        var remaining = dependency.call(() -> Deadline.current().orElseThrow().remaining());

        assertThat(remaining).isPositive().isLessThanOrEqualTo(DependenciesForTests.TIMEOUT);
    }

    @Test
    void isToBlameForItsSilenceIfTheCallerHasTimeLeft() {
        var silent = DependenciesForTests.at(time, registry, 1).named("silent", Duration.ofMillis(5));

        Deadline.run(
                Deadline.in(Duration.ofMinutes(1)),
                () -> assertThatThrownBy(() -> silent.callIdempotent(CircuitTests::waitForTheDeadline))
                        .isInstanceOf(DependencyUnavailableException.class)
                        .hasMessage("silent gave no answer within 5 ms")
                        .hasNoCause());
    }

    private static String waitForTheDeadline() {
        var deadline = Deadline.current().orElseThrow();
        while (deadline.remaining().isPositive()) {
            LockSupport.parkNanos(deadline.remaining().toNanos());
        }
        throw new DeadlineExceededException("the caller had no time");
    }

    private String answerSlowly() {
        time.pass(DependenciesForTests.TIMEOUT.plusMillis(1));
        return "at last";
    }

    private void assertOpen() {
        var before = reached.get();
        assertThatThrownBy(() -> succeed(1)).isInstanceOf(DependencyUnavailableException.class);
        assertThat(reached).hasValue(before);
    }

    private void succeed(int times) {
        for (var call = 0; call < times; call++) {
            dependency.call(reached::incrementAndGet);
        }
    }

    private void fail(int times) {
        for (var call = 0; call < times; call++) {
            assertThatThrownBy(() -> dependency.call(() -> {
                        reached.incrementAndGet();
                        throw new UncheckedIOException(new IOException("broken"));
                    }))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }
}
