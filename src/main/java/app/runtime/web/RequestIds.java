package app.runtime.web;

import app.runtime.UuidV7;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two ids of a request. The request id names this one request, and is made if the client sends none. The
 * correlation id names what the request is part of, which may be many requests; without one, it is the request id.
 */
record RequestIds(String requestId, String correlationId) {

    static final String REQUEST_ID = "X-Request-Id";
    static final String CORRELATION_ID = "X-Correlation-Id";

    private static final int LONGEST = 128;

    /** Accepts what the client sent, if it is sane, and remembers the ids with the request. */
    static RequestIds accept(HttpServletRequest request) {
        var sentRequestId = sane(request.getHeader(REQUEST_ID));
        var sentCorrelationId = sane(request.getHeader(CORRELATION_ID));
        var requestId = sentRequestId == null ? UuidV7.next().toString() : sentRequestId;
        var ids = new RequestIds(requestId, sentCorrelationId == null ? requestId : sentCorrelationId);
        request.setAttribute(RequestIds.class.getName(), ids);
        return ids;
    }

    static Optional<RequestIds> of(HttpServletRequest request) {
        return Optional.ofNullable((RequestIds) request.getAttribute(RequestIds.class.getName()));
    }

    void echo(HttpServletResponse response) {
        response.setHeader(REQUEST_ID, requestId);
        response.setHeader(CORRELATION_ID, correlationId);
    }

    private static @Nullable String sane(@Nullable String header) {
        return header != null
                        && !header.isEmpty()
                        && header.length() <= LONGEST
                        && header.chars().allMatch(RequestIds::isSane)
                ? header
                : null;
    }

    private static boolean isSane(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '.'
                || character == '_'
                || character == '-';
    }
}
