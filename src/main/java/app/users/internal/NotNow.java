package app.users.internal;

import java.time.Duration;

/** A password was not looked at: try again after this time. Nothing was done. */
record NotNow(Reason reason, Duration retryAfter)
        implements PasswordVerdict, RegisterResult, LoginResult, ChangeUserResult {

    enum Reason {
        TOO_MANY_ATTEMPTS,
        OVERLOADED
    }

    static NotNow tooManyAttempts(Duration retryAfter) {
        return new NotNow(Reason.TOO_MANY_ATTEMPTS, retryAfter);
    }

    static NotNow overloaded() {
        return new NotNow(Reason.OVERLOADED, Duration.ofSeconds(1));
    }
}
