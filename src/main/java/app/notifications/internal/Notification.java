package app.notifications.internal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a user was told, or is about to be told. */
record Notification(
        UUID id,
        UUID recipientId,
        Kind kind,
        String subject,
        Status status,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable UUID orderId) {

    /** {@code QUEUED → SENT | FAILED | SUPPRESSED}. */
    enum Status {
        /** Waits for the mail server. */
        QUEUED,
        /** The mail server has accepted it. */
        SENT,
        /** The mail server has refused it for good. */
        FAILED,
        /** Not sent, because the user does not want this kind or is gone. */
        SUPPRESSED
    }

    /** When it was sent, or else when it was recorded. */
    Instant at() {
        return sentAt == null ? createdAt : sentAt;
    }
}
