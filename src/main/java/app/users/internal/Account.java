package app.users.internal;

import app.users.UserId;
import app.users.UserView;
import java.time.Instant;

/** A user who may log in, with the hash that proves it. */
record Account(
        UserId id,
        EmailAddress email,
        DisplayName displayName,
        boolean admin,
        Instant registeredAt,
        String passwordHash) {

    UserView view() {
        return new UserView(id, email.value(), displayName.value(), admin, registeredAt);
    }

    /** Masked: nothing personal, nothing secret. */
    @Override
    public String toString() {
        return "Account[" + id.value() + "]";
    }
}
