package app.notifications.internal;

import app.notifications.internal.SendResult.Accepted;
import app.notifications.internal.SendResult.Deferred;
import app.notifications.internal.SendResult.Refused;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hands mails to the mail server, by SMTP. */
@Component
class MailServer {

    private static final Logger log = LoggerFactory.getLogger(MailServer.class);

    private final NotificationSettings settings;
    private final SmtpConnections connections;
    private final Clock clock;

    MailServer(NotificationSettings settings, SmtpConnections connections, Clock clock) {
        this.settings = settings;
        this.connections = connections;
        this.clock = clock;
    }

    /**
     * Sends the mail, within the time that the settings allow for one mail.
     *
     * @throws MailNotSentException if it is unknown whether the server has taken the mail
     */
    SendResult send(Mail mail) {
        if (settings.host() == null) {
            return new Deferred("SMTP_HOST is not set");
        }
        // On a virtual thread, an interrupt closes the socket: the only bound on a server that answers byte by byte.
        var attempt = new FutureTask<>(() -> attempt(mail));
        var thread = Thread.startVirtualThread(attempt);
        try {
            return attempt.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException broken) {
            throw new MailNotSentException(mail.id(), "the connection to the mail server broke", broken.getCause());
        } catch (TimeoutException late) {
            throw new MailNotSentException(mail.id(), "no answer of the mail server in " + settings.timeout(), late);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new MailNotSentException(mail.id(), "the process is stopping", stopping);
        } finally {
            thread.interrupt();
        }
    }

    /** Once, and not again for the server of the metrics. */
    @EventListener
    void warnIfThereIsNone(WebServerInitializedEvent started) {
        if (settings.host() == null && started.getApplicationContext().getServerNamespace() == null) {
            log.warn("SMTP_HOST is not set: no mail is sent, mails wait in the outbox of notifications");
        }
    }

    private SendResult attempt(Mail mail) throws MessagingException, InterruptedException {
        MimeMail message;
        try {
            message = MimeMail.of(mail, settings.from(), clock.instant(), connections.session());
        } catch (AddressException malformed) {
            return new Refused("the address is malformed");
        }
        Transport connection;
        try {
            connection = connections.acquire();
        } catch (MessagingException unreachable) {
            return new Deferred("no connection to the mail server: " + unreachable.getMessage());
        }
        return send(message, connection);
    }

    private SendResult send(MimeMail message, Transport connection) throws MessagingException {
        var intact = false;
        try {
            connection.sendMessage(message, message.getAllRecipients());
            intact = true;
            return new Accepted();
        } catch (SendFailedException failure) {
            var reply = SmtpReply.in(failure).orElseThrow(() -> failure);
            intact = true;
            var reason = "the mail server answered " + reply.summary();
            return reply.permanent() ? new Refused(reason) : new Deferred(reason);
        } finally {
            if (intact) {
                connections.release(connection);
            } else {
                connections.discard(connection);
            }
        }
    }
}
