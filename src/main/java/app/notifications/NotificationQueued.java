package app.notifications;

import app.runtime.events.DomainEvent;
import app.runtime.events.EventName;
import java.time.Instant;
import java.util.UUID;

/** A notification is to be sent. */
@EventName("notifications.notification-queued.v1")
public record NotificationQueued(UUID eventId, Instant occurredAt, UUID notificationId) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return notificationId;
    }
}
