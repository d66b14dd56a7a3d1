package app.users;

import app.runtime.events.DomainEvent;
import app.runtime.events.EventName;
import java.time.Instant;
import java.util.UUID;

/** A user's address or name is now this. */
@EventName("users.user-changed.v1")
public record UserChanged(UUID eventId, Instant occurredAt, UserId userId, String email, String displayName)
        implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return userId.value();
    }
}
