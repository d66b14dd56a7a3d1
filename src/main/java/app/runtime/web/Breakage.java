package app.runtime.web;

import app.runtime.context.DeadlineExceededException;
import app.runtime.database.DatabaseOutage;
import app.runtime.resilience.DependencyUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Something is broken: the client learns the status alone, the log learns the cause, once. */
record Breakage(HttpStatus status, Throwable cause) {

    private static final Logger LOG = LoggerFactory.getLogger(Breakage.class);

    private static final Duration SOON = Duration.ofSeconds(1);

    static Breakage of(Throwable cause) {
        if (contains(cause, DeadlineExceededException.class::isInstance)) {
            return new Breakage(HttpStatus.GATEWAY_TIMEOUT, cause);
        }
        return contains(cause, Breakage::willPass)
                ? new Breakage(HttpStatus.SERVICE_UNAVAILABLE, cause)
                : new Breakage(HttpStatus.INTERNAL_SERVER_ERROR, cause);
    }

    Problem problem() {
        return CommonProblems.of(status);
    }

    HttpHeaders headers() {
        var headers = new HttpHeaders();
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(ProblemAdvice.wholeSeconds(retryAfter())));
        }
        return headers;
    }

    /** The connection to the client is gone: nobody is left to be told. A lost database connection is not meant. */
    boolean isClientGone() {
        return contains(
                cause, each -> each instanceof ClientAbortException || each instanceof AsyncRequestNotUsableException);
    }

    void log() {
        if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
            LOG.error("A request failed", cause);
        } else {
            LOG.warn("A request ended with {}: {}", status.value(), cause.toString());
        }
    }

    private Duration retryAfter() {
        return DependencyUnavailableException.in(cause)
                .map(DependencyUnavailableException::retryAfter)
                .orElse(SOON);
    }

    private static boolean contains(Throwable thrown, Predicate<Throwable> wanted) {
        return Stream.iterate(thrown, each -> each != null, Throwable::getCause)
                .limit(20)
                .anyMatch(wanted);
    }

    private static boolean willPass(Throwable thrown) {
        return switch (thrown) {
            case SQLException ofDatabase -> DatabaseOutage.isSaidBy(ofDatabase);
            case AuthenticationServiceException keysOutOfReach -> true;
            case DependencyUnavailableException leftAlone -> true;
            default -> false;
        };
    }
}
