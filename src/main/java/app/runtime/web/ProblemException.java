package app.runtime.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Ends a request with a problem document (RFC 9457). Thrown by {@code …Endpoints} alone, where a refusal of the module
 * is translated to HTTP.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final @Nullable Duration retryAfter;
    private final @Nullable String pointer;

    private ProblemException(
            HttpStatus status, String code, String detail, @Nullable Duration retryAfter, @Nullable String pointer) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
        this.pointer = pointer;
    }

    /**
     * Any other refusal.
     *
     * @param code stable, for programs, such as {@code ORDER_NOT_FOUND}
     * @param detail one sentence for people: the fact, and what to do; never personal data
     */
    public static ProblemException of(HttpStatus status, String code, String detail) {
        return new ProblemException(status, code, detail, null, null);
    }

    public static ProblemException notFound(String code, String detail) {
        return of(HttpStatus.NOT_FOUND, code, detail);
    }

    public static ProblemException conflict(String code, String detail) {
        return of(HttpStatus.CONFLICT, code, detail);
    }

    /** For a field that is well-formed but that the business refuses. */
    public static ProblemException unprocessable(String code, String detail) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }

    /**
     * The same problem, with the place in the body that it is about.
     *
     * @param pointer JSON pointer to the field, such as {@code /items/0/quantity}
     */
    public ProblemException at(String pointer) {
        return new ProblemException(status, code, detail(), retryAfter, pointer);
    }

    public ProblemException retryAfter(Duration delay) {
        return new ProblemException(status, code, detail(), delay, pointer);
    }

    Problem problem() {
        var problem = Problem.of(status, code, detail());
        return pointer == null ? problem : problem.with(new Problem.Violation(pointer, detail()));
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    private String detail() {
        return String.valueOf(getMessage());
    }
}
