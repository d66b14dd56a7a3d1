package app.users.internal;

import app.users.UserId;
import org.jspecify.annotations.Nullable;

/** Change what is not null. Whoever changes the email address or the password proves the current password. */
record ChangeUser(
        UserId user,
        @Nullable DisplayName displayName,
        @Nullable EmailAddress email,
        @Nullable Password newPassword,
        @Nullable Password currentPassword) {

    boolean needsPassword() {
        return email != null || newPassword != null;
    }
}
