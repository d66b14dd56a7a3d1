package app.notifications.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail is not known to be sent; the outbox tries again later. The message holds no personal data. */
final class MailNotSentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MailNotSentException(UUID id, String reason) {
        super(message(id, reason));
    }

    MailNotSentException(UUID id, String reason, @Nullable Throwable cause) {
        super(message(id, reason), cause);
    }

    private static String message(UUID id, String reason) {
        return "Notification %s stays QUEUED and is tried again: %s".formatted(id, reason);
    }
}
