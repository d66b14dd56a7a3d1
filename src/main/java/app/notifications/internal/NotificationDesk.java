package app.notifications.internal;

import app.notifications.NotificationQueued;
import app.notifications.internal.Notification.Status;
import app.runtime.UuidV7;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes announcements in, once per fact, inside the transaction of the listener that brings them. */
@Component
class NotificationDesk {

    private final RecipientRepository recipients;
    private final NotificationRepository notifications;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NotificationDesk(
            RecipientRepository recipients,
            NotificationRepository notifications,
            ApplicationEventPublisher events,
            Clock clock) {
        this.recipients = recipients;
        this.notifications = notifications;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Queues the announcement if its user wants this kind; records it as suppressed if not; drops it if the user is
     * gone.
     *
     * @throws IllegalStateException if the user is not known here yet: facts arrive in any order, and the outbox
     *     delivers this one again, by which time the registration will have come
     */
    void announce(Announcement announcement) {
        var recipient = recipients
                .find(announcement.recipientId())
                .orElseThrow(
                        () -> new IllegalStateException("User %s is not known here yet; event %s is delivered again"
                                .formatted(announcement.recipientId(), announcement.sourceEventId())));
        switch (recipient) {
            case Recipient.Reachable reachable -> record(announcement, reachable.wants(announcement.kind()));
            case Recipient.Forgotten() -> {}
        }
    }

    private void record(Announcement announcement, boolean wanted) {
        var id = UuidV7.next();
        var now = clock.instant();
        var isNew = notifications.insert(id, announcement, wanted ? Status.QUEUED : Status.SUPPRESSED, now);
        if (isNew && wanted) {
            events.publishEvent(new NotificationQueued(UuidV7.next(), now, id));
        }
    }
}
