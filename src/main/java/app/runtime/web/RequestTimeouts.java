package app.runtime.web;

import app.runtime.context.Deadline;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/**
 * Reads {@code Request-Timeout}: how many milliseconds the client waits.
 *
 * @param normal for a request without the header
 * @param cap what a longer time is shortened to
 */
record RequestTimeouts(Duration normal, Duration cap) {

    static final String HEADER = "Request-Timeout";

    /** More digits than any cap needs, and few enough for a {@code long}. */
    private static final int MOST_DIGITS = 18;

    Deadline deadlineOf(HttpServletRequest request) {
        var header = request.getHeader(HEADER);
        return Deadline.in(header == null ? normal : parse(header));
    }

    private Duration parse(String header) {
        if (header.isEmpty() || !header.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw refusal();
        }
        var milliseconds = header.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(header);
        if (milliseconds == 0) {
            throw refusal();
        }
        return milliseconds >= cap.toMillis() ? cap : Duration.ofMillis(milliseconds);
    }

    private static ProblemException refusal() {
        return ProblemException.of(
                HttpStatus.BAD_REQUEST,
                "BAD_REQUEST_TIMEOUT",
                "The header " + HEADER + " is a whole number of milliseconds, at least 1.");
    }
}
