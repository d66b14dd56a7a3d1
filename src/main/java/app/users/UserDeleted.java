package app.users;

import app.runtime.events.DomainEvent;
import app.runtime.events.EventName;
import java.time.Instant;
import java.util.UUID;

/** A user is gone; whatever is personal must be forgotten. */
@EventName("users.user-deleted.v1")
public record UserDeleted(UUID eventId, Instant occurredAt, UserId userId) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return userId.value();
    }
}
