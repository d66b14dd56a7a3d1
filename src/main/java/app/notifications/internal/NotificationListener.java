package app.notifications.internal;

import app.notifications.NotificationQueued;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/**
 * Sends what is queued. The mail server takes part in no transaction: a mail is repeated if, and only if, the process
 * dies or the connection breaks after the server accepted it and before that is recorded. Such a repeat carries the
 * same Message-ID, and every possible one is counted with the notification.
 */
@Component
class NotificationListener {

    private static final Logger log = LoggerFactory.getLogger(NotificationListener.class);

    private final NotificationRepository notifications;
    private final MailServer mailServer;
    private final Clock clock;

    NotificationListener(NotificationRepository notifications, MailServer mailServer, Clock clock) {
        this.notifications = notifications;
        this.mailServer = mailServer;
        this.clock = clock;
    }

    @ApplicationModuleListener(id = "notifications.send", propagation = Propagation.NOT_SUPPORTED)
    void on(NotificationQueued event) {
        var id = event.notificationId();
        notifications.beginSending(id).ifPresentOrElse(this::send, () -> notifications.suppress(id));
    }

    private void send(Mail mail) {
        if (mail.possibleRepeats() > 0) {
            log.warn("Notification {} is sent again: whether it was accepted before is unknown", mail.id());
        }
        switch (mailServer.send(mail)) {
            case SendResult.Accepted() -> notifications.markSent(mail.id(), clock.instant());
            case SendResult.Refused(var reason) -> {
                log.warn("Notification {} has FAILED: {}", mail.id(), reason);
                notifications.markFailed(mail.id(), reason);
            }
            case SendResult.Deferred(var reason) -> {
                notifications.markNotSent(mail.id());
                throw new MailNotSentException(mail.id(), reason);
            }
        }
    }
}
