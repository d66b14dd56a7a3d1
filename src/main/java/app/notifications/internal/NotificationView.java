package app.notifications.internal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notification, as its user sees it. */
record NotificationView(
        UUID id,
        Kind kind,
        String subject,
        Notification.Status status,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable UUID orderId) {

    static NotificationView of(Notification notification) {
        return new NotificationView(
                notification.id(),
                notification.kind(),
                notification.subject(),
                notification.status(),
                notification.createdAt(),
                notification.sentAt(),
                notification.orderId());
    }
}
