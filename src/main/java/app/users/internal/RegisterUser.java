package app.users.internal;

import app.users.UserId;
import java.time.Instant;

/** Become a user. */
record RegisterUser(EmailAddress email, DisplayName displayName, Password password, boolean admin) {

    Account account(UserId id, Instant registeredAt, String passwordHash) {
        return new Account(id, email, displayName, admin, registeredAt, passwordHash);
    }
}
