package app.users.internal;

import app.runtime.web.ProblemException;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** The refusals that several routes share, as problems. */
final class UserProblems {

    private UserProblems() {}

    static ProblemException notFound(UUID id) {
        return ProblemException.notFound("USER_NOT_FOUND", "There is no user %s for you.".formatted(id));
    }

    static ProblemException emailTaken() {
        return ProblemException.conflict("EMAIL_TAKEN", "Somebody is registered with this email address.");
    }

    static ProblemException of(NotNow notNow) {
        return switch (notNow.reason()) {
            case TOO_MANY_ATTEMPTS ->
                ProblemException.of(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "TOO_MANY_ATTEMPTS",
                                "The password was wrong too often. Try again later.")
                        .retryAfter(notNow.retryAfter());
            case OVERLOADED ->
                ProblemException.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "OVERLOADED",
                                "Too many passwords are being checked. Nothing was done; try again.")
                        .retryAfter(notNow.retryAfter());
        };
    }
}
