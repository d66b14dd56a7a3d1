package app.runtime.web;

import java.util.UUID;

/**
 * Who is calling: the subject of the verified token. Declare it as a parameter of a handler method.
 *
 * @param admin whether the token carries the {@code admin} role
 */
public record Caller(UUID id, boolean admin) {

    /** Whether the caller may see what belongs to this user: its own things, and everything for an admin. */
    public boolean maySee(UUID owner) {
        return admin || id.equals(owner);
    }
}
