package app.users;

import app.runtime.events.DomainEvent;
import app.runtime.events.EventName;
import java.time.Instant;
import java.util.UUID;

/** Somebody has become a user. */
@EventName("users.user-registered.v1")
public record UserRegistered(UUID eventId, Instant occurredAt, UserId userId, String email, String displayName)
        implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return userId.value();
    }
}
