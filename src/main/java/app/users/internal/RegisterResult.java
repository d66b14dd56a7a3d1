package app.users.internal;

import app.users.UserView;

/** What came of a registration. */
sealed interface RegisterResult
        permits RegisterResult.Registered, RegisterResult.EmailTaken, RegisterResult.KeyReused, NotNow {

    /** @param replayed whether this had happened before, under the same key */
    record Registered(UserView user, boolean replayed) implements RegisterResult {}

    record EmailTaken() implements RegisterResult {}

    /** The idempotency key was used for somebody else, or with another password. */
    record KeyReused() implements RegisterResult {}
}
