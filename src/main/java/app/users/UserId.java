package app.users;

import java.util.UUID;

/** Identifies a user; the subject of the user's tokens. */
public record UserId(UUID value) {}
