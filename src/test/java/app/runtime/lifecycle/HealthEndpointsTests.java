package app.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import app.runtime.lifecycle.HealthEndpoints.Health;
import app.runtime.lifecycle.HealthEndpoints.Status;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.AvailabilityState;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class HealthEndpointsTests {

    private final ApplicationAvailabilityBean availability = new ApplicationAvailabilityBean();

    @Test
    void isAliveButNeitherStartedNorReadyWhileItStarts() {
        var health = health();

        assertThat(health.live()).satisfies(answer -> isAnswer(answer, OK, Status.UP));
        assertThat(health.startup()).satisfies(answer -> isAnswer(answer, SERVICE_UNAVAILABLE, Status.STARTING));
        assertThat(health.ready()).satisfies(answer -> isAnswer(answer, SERVICE_UNAVAILABLE, Status.STARTING));
    }

    @Test
    void isReadyWhenEveryCheckIs() {
        serve();

        var answer =
                health(check("database", () -> true), check("disk", () -> true)).ready();

        isAnswer(answer, OK, Status.UP);
        assertThat(answer.getBody().checks())
                .containsExactlyInAnyOrderEntriesOf(Map.of("database", Status.UP, "disk", Status.UP));
    }

    @Test
    void isNotReadyWhenOneCheckIsNot() {
        serve();

        var answer = health(check("database", () -> false), check("disk", () -> true))
                .ready();

        isAnswer(answer, SERVICE_UNAVAILABLE, Status.DOWN);
        assertThat(answer.getBody().checks())
                .containsExactlyInAnyOrderEntriesOf(Map.of("database", Status.DOWN, "disk", Status.UP));
    }

    @Test
    void isNotReadyWhenACheckFails() {
        serve();

        var answer = health(check("database", () -> {
                    throw new IllegalStateException("thrown by a test, to be logged");
                }))
                .ready();

        isAnswer(answer, SERVICE_UNAVAILABLE, Status.DOWN);
    }

    @Test
    void answersInTimeWhenACheckHangs() {
        serve();
        var end = new CountDownLatch(1);

        var answer = health(check("database", () -> endsAfter(end))).ready();

        isAnswer(answer, SERVICE_UNAVAILABLE, Status.DOWN);
        end.countDown();
    }

    @Test
    void isAliveAndStartedButNotReadyWhileItDrains() {
        serve();
        change(ReadinessState.REFUSING_TRAFFIC);

        var health = health(check("database", () -> true));

        isAnswer(health.live(), OK, Status.UP);
        isAnswer(health.startup(), OK, Status.UP);
        isAnswer(health.ready(), SERVICE_UNAVAILABLE, Status.DRAINING);
    }

    private void serve() {
        change(LivenessState.CORRECT);
        change(ReadinessState.ACCEPTING_TRAFFIC);
    }

    private void change(AvailabilityState state) {
        availability.onApplicationEvent(new AvailabilityChangeEvent<>(this, state));
    }

    private HealthEndpoints health(ReadinessCheck... checks) {
        return new HealthEndpoints(availability, List.of(checks));
    }

    private static boolean endsAfter(CountDownLatch end) {
        try {
            end.await();
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void isAnswer(ResponseEntity<Health> answer, HttpStatus code, Status status) {
        assertThat(answer.getStatusCode()).isEqualTo(code);
        assertThat(answer.getBody().status()).isEqualTo(status);
    }

    private static ReadinessCheck check(String name, BooleanSupplier ready) {
        return new ReadinessCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean ready() {
                return ready.getAsBoolean();
            }
        };
    }
}
