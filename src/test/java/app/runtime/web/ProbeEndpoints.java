package app.runtime.web;

import app.runtime.context.Correlation;
import app.runtime.context.Deadline;
import app.runtime.database.IdempotencyKeys.KeyInUseException;
import app.runtime.resilience.DependencyUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Routes that do what the routes of modules do, one thing at a time. */
@Profile(WebServer.PROFILE)
@RestController
@RequestMapping("/v1/probe")
class ProbeEndpoints {

    static final int NUMBERS = 45;

    @PostMapping("/things")
    @ResponseStatus(HttpStatus.CREATED)
    Thing create(@Valid @RequestBody Thing thing) {
        return thing;
    }

    @GetMapping("/things/{id}")
    Map<String, UUID> thing(@PathVariable UUID id) {
        return Map.of("id", id);
    }

    @GetMapping("/client")
    Map<String, String> client(HttpServletRequest request) {
        return Map.of("address", request.getRemoteAddr(), "scheme", request.getScheme());
    }

    @GetMapping("/labels/{label}")
    Map<String, Label> label(@PathVariable Label label) {
        return Map.of("label", label);
    }

    @GetMapping("/numbers")
    Page<Integer> numbers(PageRequest page) {
        return pageOfNumbers(page);
    }

    @GetMapping("/other-numbers")
    Page<Integer> otherNumbers(PageRequest page) {
        return pageOfNumbers(page);
    }

    private static Page<Integer> pageOfNumbers(PageRequest page) {
        var first = page.after().map(Integer::parseInt).orElse(0) + 1;
        var rows = IntStream.rangeClosed(first, NUMBERS)
                .limit(page.limit() + 1L)
                .boxed()
                .toList();
        return Page.of(rows, page, String::valueOf);
    }

    @GetMapping("/query")
    Map<String, UUID> query(@RequestParam UUID id) {
        return Map.of("id", id);
    }

    @GetMapping("/kinds")
    Map<String, Kind> kind(@RequestParam Kind kind) {
        return Map.of("kind", kind);
    }

    @GetMapping("/sizes")
    Map<String, Integer> size(@RequestParam @Min(3) int size) {
        return Map.of("size", size);
    }

    @GetMapping("/header")
    Map<String, String> header(@RequestHeader("If-Match") String version) {
        return Map.of("version", version);
    }

    @PostMapping("/keys")
    Map<String, String> key(IdempotencyKey key) {
        return Map.of("key", key.value());
    }

    @PostMapping("/optional-keys")
    Map<String, String> optionalKey(@Nullable IdempotencyKey key) {
        return key == null ? Map.of() : Map.of("key", key.value());
    }

    @GetMapping("/caller")
    Caller caller(Caller caller) {
        return caller;
    }

    @GetMapping("/admin")
    @PreAuthorize("hasRole('ADMIN')")
    Caller admin(Caller caller) {
        return caller;
    }

    @GetMapping("/open")
    Map<String, Object> open(@Nullable Caller caller) {
        return Map.of("anonymous", caller == null);
    }

    @GetMapping("/context")
    Map<String, Object> context() {
        var correlation = Correlation.current().orElseThrow();
        return Map.of(
                "correlationId",
                correlation.id(),
                "traceparent",
                String.valueOf(correlation.traceparent()),
                "remaining",
                Deadline.current().orElseThrow().remaining().toMillis());
    }

    @GetMapping("/slow")
    Map<String, Object> slow() {
        var deadline = Deadline.current().orElseThrow();
        while (deadline.remaining().isPositive()) {
            Thread.onSpinWait();
        }
        deadline.check();
        return Map.of();
    }

    @GetMapping("/broken")
    Map<String, Object> broken(@RequestParam String how) {
        throw switch (how) {
            case "argument" -> new IllegalArgumentException("secret argument");
            case "state" -> new IllegalStateException("secret state");
            case "sql" -> new RuntimeException(new SQLException("secret SELECT * FROM users", "42501"));
            case "pool" -> new RuntimeException(new SQLTransientConnectionException("secret pool", "08000"));
            case "shutdown" -> new RuntimeException(new SQLException("secret shutdown", "57P01"));
            case "dependency" ->
                new RuntimeException(
                        new DependencyUnavailableException("secret", Duration.ofMillis(7_001), "gave no answer", null));
            case "key" -> new KeyInUseException("secret key");
            case "refused" ->
                ProblemException.conflict("ORDER_TOO_LATE", "It is too late.").retryAfter(Duration.ofMillis(6001));
            case "credentials" -> ProblemException.of(HttpStatus.UNAUTHORIZED, "WRONG_PASSWORD", "It is wrong.");
            case "pointed" ->
                ProblemException.unprocessable("UNKNOWN_SKU", "There is no such product.")
                        .at("/items/0/sku");
            default -> new IllegalStateException(how);
        };
    }

    enum Kind {
        BIG,
        SMALL
    }

    record Label(String value) {

        Label {
            if (value.length() > 5) {
                throw new IllegalArgumentException("secret length");
            }
        }
    }

    record Thing(
            @NotBlank @Size(max = 20) String name,
            @Min(1) @Max(1000) int quantity,
            @Nullable Kind kind,
            @Nullable Label label,
            @Nullable Instant at,
            @NotEmpty List<@NotNull @Valid Part> parts) {}

    record Part(@NotBlank String sku, @Min(1) int count) {}

    static class Routes {

        @Bean
        PublicRoute openRoute() {
            return new PublicRoute(HttpMethod.GET, "/v1/probe/open");
        }
    }
}
