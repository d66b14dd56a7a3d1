package app.runtime.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a platform asks: is the process started, alive, ready. Ready looks at what belongs to this process and never at
 * another service, so that one service that is down does not take the others with it.
 */
@Hidden
@RestController
final class HealthEndpoints {

    private static final Logger log = LoggerFactory.getLogger(HealthEndpoints.class);

    private static final Duration LONGEST_CHECK = Duration.ofSeconds(2);

    private final ApplicationAvailability availability;
    private final List<ReadinessCheck> checks;

    HealthEndpoints(ApplicationAvailability availability, List<ReadinessCheck> checks) {
        this.availability = availability;
        this.checks = List.copyOf(checks);
    }

    @GetMapping("/health/live")
    ResponseEntity<Health> live() {
        return answer(new Health(Status.UP, Map.of()));
    }

    @GetMapping("/health/startup")
    ResponseEntity<Health> startup() {
        return answer(new Health(isStarted() ? Status.UP : Status.STARTING, Map.of()));
    }

    @GetMapping("/health/ready")
    ResponseEntity<Health> ready() {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            return answer(new Health(isStarted() ? Status.DRAINING : Status.STARTING, Map.of()));
        }
        var running = checks.stream().collect(Collectors.toMap(ReadinessCheck::name, HealthEndpoints::run));
        var results = running.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> status(entry.getValue().join())));
        return answer(new Health(status(!results.containsValue(Status.DOWN)), results));
    }

    private boolean isStarted() {
        return availability.getLivenessState() == LivenessState.CORRECT;
    }

    /** A check that hangs is answered for in time; it ends by itself later. */
    private static CompletableFuture<Boolean> run(ReadinessCheck check) {
        return CompletableFuture.supplyAsync(check::ready, Thread::startVirtualThread)
                .completeOnTimeout(false, LONGEST_CHECK.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(broken -> {
                    log.warn("The readiness check '{}' failed", check.name(), broken);
                    return false;
                });
    }

    private static Status status(boolean up) {
        return up ? Status.UP : Status.DOWN;
    }

    private static ResponseEntity<Health> answer(Health health) {
        return ResponseEntity.status(health.status() == Status.UP ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(health);
    }

    enum Status {
        STARTING,
        UP,
        DOWN,
        DRAINING
    }

    record Health(
            Status status,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Status> checks) {}
}
