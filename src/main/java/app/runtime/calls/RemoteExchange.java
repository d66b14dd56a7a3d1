package app.runtime.calls;

import app.runtime.calls.Reply.Answer;
import app.runtime.context.Correlation;
import app.runtime.context.Deadline;
import app.runtime.context.DeadlineExceededException;
import app.runtime.context.UserToken;
import app.runtime.json.Json;
import app.runtime.resilience.Dependency;
import app.runtime.resilience.DependencyUnavailableException;
import java.lang.reflect.Type;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpRequestValues;

/** Makes the calls of a facade over HTTP, for the deadline, the request and the user that the caller works for. */
final class RemoteExchange implements HttpExchangeAdapter {

    private static final List<MediaType> UNDERSTOOD =
            List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);
    /** Time travels in whole milliseconds: what is left of less is over. */
    private static final Duration OVER = Duration.ofMillis(2);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RestClient http;
    private final Dependency dependency;
    private final CallTimer timer;
    private final String internalToken;

    RemoteExchange(RestClient http, Dependency dependency, CallTimer timer, String internalToken) {
        this.http = http;
        this.dependency = dependency;
        this.timer = timer;
        this.internalToken = internalToken;
    }

    @Override
    public void exchange(HttpRequestValues request) {
        call(request, void.class);
    }

    @Override
    @SuppressWarnings("unchecked") // it was read by this very type
    public <T> @Nullable T exchangeForBody(HttpRequestValues request, ParameterizedTypeReference<T> type) {
        return (T) call(request, type.getType());
    }

    @Override
    public boolean supportsRequestAttributes() {
        return true;
    }

    @Override
    public HttpHeaders exchangeForHeaders(HttpRequestValues request) {
        throw onlyValues();
    }

    @Override
    public ResponseEntity<Void> exchangeForBodilessEntity(HttpRequestValues request) {
        throw onlyValues();
    }

    @Override
    public <T> ResponseEntity<T> exchangeForEntity(HttpRequestValues request, ParameterizedTypeReference<T> type) {
        throw onlyValues();
    }

    private @Nullable Object call(HttpRequestValues request, Type declared) {
        var operation = Operation.of(request);
        operation.refuseInsideTransaction();
        var patience = Deadline.current();
        var answer = timer.time(
                operation,
                () -> operation.idempotent()
                        ? dependency.callIdempotent(() -> attempt(operation, request, declared, patience))
                        : dependency.call(() -> attempt(operation, request, declared, patience)));
        return switch (answer) {
            case Answer.Returned(var value) -> value;
            case Answer.Misused misused -> throw misused.exception();
        };
    }

    /**
     * Each attempt is a span of its own, and has a deadline of its own.
     *
     * @param patience how long the caller waits for all of them
     */
    private Answer attempt(Operation operation, HttpRequestValues request, Type declared, Optional<Deadline> patience) {
        var correlation = Correlation.current().orElseGet(Correlation::fresh);
        try {
            return Correlation.<Reply, RuntimeException>call(correlation, () -> send(request))
                    .answer(operation, declared, () -> late(operation, patience, null));
        } catch (ResourceAccessException unanswered) {
            throw isLate(unanswered.getCause())
                    ? late(operation, patience, unanswered.getCause())
                    : new DependencyUnavailableException(
                            operation.module(), PAUSE, "is out of reach", unanswered.getCause());
        }
    }

    private Reply send(HttpRequestValues request) {
        var spec = http.method(Objects.requireNonNull(request.getHttpMethod()))
                .uri(Objects.requireNonNull(request.getUriTemplate()), request.getUriVariables())
                .headers(headers -> {
                    headers.putAll(request.getHeaders());
                    describeCaller(headers);
                });
        var body = request.getBodyValue();
        if (body != null) {
            spec.contentType(MediaType.APPLICATION_JSON).body(written(body, request.getBodyValueType()));
        }
        return Objects.requireNonNull(spec.exchange((sent, response) -> Reply.of(response)));
    }

    private void describeCaller(HttpHeaders headers) {
        headers.setAccept(UNDERSTOOD);
        headers.set("X-Internal-Token", internalToken);
        headers.set("Request-Timeout", Long.toString(Connections.millisLeft()));
        Correlation.current().ifPresent(correlation -> {
            headers.set("X-Correlation-Id", correlation.id());
            headers.set("traceparent", correlation.traceparent());
        });
        UserToken.current().ifPresent(token -> headers.setBearerAuth(token.value()));
    }

    /** By the declared type: a sealed command says which of its cases it is. */
    private static byte[] written(Object body, @Nullable ParameterizedTypeReference<?> declared) {
        var json = Json.mapper();
        var type = declared == null ? body.getClass() : declared.getType();
        return json.writerFor(json.constructType(type)).writeValueAsBytes(body);
    }

    /** Waited for in vain, as opposed to never reached. */
    private static boolean isLate(@Nullable Throwable failure) {
        return failure instanceof SocketTimeoutException && !(failure instanceof ConnectTimeoutException);
    }

    /** Either the caller's time is over, or the module took all that one attempt is given. */
    private static RuntimeException late(Operation operation, Optional<Deadline> patience, @Nullable Throwable cause) {
        return patience.filter(deadline -> deadline.remaining().compareTo(OVER) <= 0)
                        .isPresent()
                ? new DeadlineExceededException(
                        operation.name() + " of module " + operation.module() + " did not end in time")
                : new DependencyUnavailableException(
                        operation.module(), PAUSE, "takes too long for " + operation.name(), cause);
    }

    private static UnsupportedOperationException onlyValues() {
        return new UnsupportedOperationException("A facade answers values: HTTP does not show in it");
    }
}
