package app.runtime.web;

import app.runtime.database.IdempotencyKeys.KeyInUseException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever ends a handler into a problem document. Nothing of an exception of others is told to the client. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ResponseEntity<Object> refused(ProblemException refusal, HttpServletRequest request) {
        var problem = refusal.problem();
        var headers = new HttpHeaders();
        var retryAfter = refusal.retryAfter();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(wholeSeconds(retryAfter)));
        }
        if (problem.status() == HttpStatus.UNAUTHORIZED.value()) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer(problem, headers, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> inUse(KeyInUseException running, HttpServletRequest request) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "1");
        var problem = Problem.of(
                HttpStatus.CONFLICT,
                "IDEMPOTENCY_KEY_IN_USE",
                "A request with this Idempotency-Key is still running. Try again.");
        return answer(problem, headers, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unauthenticated(AuthenticationException missing, HttpServletRequest request) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return answer(CommonProblems.of(HttpStatus.UNAUTHORIZED), headers, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> denied(AccessDeniedException denied, HttpServletRequest request) {
        return answer(CommonProblems.of(HttpStatus.FORBIDDEN), new HttpHeaders(), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> broken(Exception broken, HttpServletRequest request) {
        var breakage = Breakage.of(broken);
        if (breakage.isClientGone()) {
            return null;
        }
        breakage.log();
        return answer(breakage.problem(), breakage.headers(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(BodyProblems.of(unreadable), headers, servletRequest(request));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ValidationProblems.of(invalid.getBindingResult()), headers, servletRequest(request));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid.isForReturnValue()
                ? broken(invalid, servletRequest(request))
                : answer(ValidationProblems.of(invalid), headers, servletRequest(request));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var name = mismatch instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : "?";
        var problem = Problem.of(
                HttpStatus.BAD_REQUEST,
                "WRONG_TYPE",
                "The parameter '" + name + "' " + ExpectedType.describe(mismatch.getRequiredType()) + ".");
        return answer(problem, headers, servletRequest(request));
    }

    /** Everything else that Spring MVC refuses: its headers say what it supports, its status says the rest. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refusal, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            return broken(refusal, servletRequest(request));
        }
        var problem = switch (refusal) {
            case MissingServletRequestParameterException missing ->
                Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "MISSING_PARAMETER",
                        "The query parameter '" + missing.getParameterName() + "' is required.");
            case MissingRequestHeaderException missing ->
                Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "MISSING_HEADER",
                        "The header " + missing.getHeaderName() + " is required.");
            default -> CommonProblems.of(status.value());
        };
        return answer(problem, headers, servletRequest(request));
    }

    /** Rounded up: who comes back a moment too early is refused again. */
    static long wholeSeconds(Duration time) {
        return Math.max(1, time.plusMillis(999).toSeconds());
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers, HttpServletRequest request) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemWriter.locate(problem, request));
    }

    private static HttpServletRequest servletRequest(WebRequest request) {
        return ((ServletWebRequest) request).getRequest();
    }
}
