package app.users;

import java.time.Instant;

/** A registered user, as others may see it. */
public record UserView(UserId id, String email, String displayName, boolean admin, Instant registeredAt) {}
