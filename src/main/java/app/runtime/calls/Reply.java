package app.runtime.calls;

import app.runtime.json.Json;
import app.runtime.resilience.DependencyUnavailableException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What came back. Only what says of itself that it is an answer is one. */
record Reply(int status, @Nullable MediaType type, @Nullable String retryAfter, String body) {

    private static final JsonMapper JSON = Json.mapper();
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final int TIMEOUT = 504;
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);

    static Reply of(ClientHttpResponse response) throws IOException {
        var headers = response.getHeaders();
        return new Reply(
                response.getStatusCode().value(),
                headers.getContentType(),
                headers.getFirst(HttpHeaders.RETRY_AFTER),
                new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    /**
     * What the method returned, or the misuse that it found; a breakage is thrown.
     *
     * @param late what it is that the time was over
     */
    Answer answer(Operation operation, Type declared, Supplier<RuntimeException> late) {
        if (status == NO_CONTENT && declared == void.class) {
            return new Answer.Returned(null);
        }
        if (status == OK && is(MediaType.APPLICATION_JSON) && !body.isEmpty()) {
            return new Answer.Returned(value(operation, declared));
        }
        var problem = problem();
        return problem.flatMap(said -> Misuse.of(status, said.error()).map(misuse -> new Answer.Misused(misuse, said)))
                .orElseThrow(() -> breakage(operation, problem, late));
    }

    private @Nullable Object value(Operation operation, Type declared) {
        try {
            return JSON.readValue(body, JSON.constructType(declared));
        } catch (JacksonException unreadable) {
            throw new RemoteCallException(operation, "answered what cannot be read here", unreadable);
        }
    }

    private RuntimeException breakage(Operation operation, Optional<Fault> problem, Supplier<RuntimeException> late) {
        var error = problem.map(Fault::error).orElse(null);
        return switch (status) {
            case BAD_GATEWAY, UNAVAILABLE ->
                new DependencyUnavailableException(
                        operation.module(), pause(), "answers " + status + " to " + operation.name(), null);
            case TIMEOUT -> late.get();
            default -> new RemoteCallException(operation, "answered " + status + " " + described(error), null);
        };
    }

    private String described(@Nullable String error) {
        if (error == null) {
            return "(" + (type == null ? "no content type" : type) + "): is that this application?";
        }
        return status == 404 ? error + ": is the module hosted there?" : error;
    }

    private Optional<Fault> problem() {
        if (!is(MediaType.APPLICATION_PROBLEM_JSON)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(body, Fault.class));
        } catch (JacksonException notOurs) {
            return Optional.empty();
        }
    }

    private Duration pause() {
        return retryAfter != null && retryAfter.matches("[0-9]{1,4}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : USUAL_PAUSE;
    }

    private boolean is(MediaType wanted) {
        return type != null && wanted.isCompatibleWith(type);
    }

    /** What matters of a problem document. */
    record Fault(@Nullable String error, @Nullable String detail) {}

    /** How a call ended that was answered. */
    sealed interface Answer {

        /** @param value null if the method returns nothing, or an {@code Optional} that is empty */
        record Returned(@Nullable Object value) implements Answer {}

        /** It is thrown to the caller of the facade, and not counted against the module. */
        record Misused(Misuse misuse, Fault fault) implements Answer {

            RuntimeException exception() {
                var message = fault.detail();
                return misuse.exception(message == null || message.isEmpty() ? null : message);
            }
        }
    }
}
