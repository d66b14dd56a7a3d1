package app.notifications.internal;

import app.notifications.internal.SendResult.Accepted;
import app.notifications.internal.SendResult.Deferred;
import app.notifications.internal.SendResult.Refused;
import app.runtime.resilience.Dependencies;
import app.runtime.resilience.Dependency;
import app.runtime.resilience.DependencyUnavailableException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.util.UUID;
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
    private final Dependency dependency;

    MailServer(NotificationSettings settings, SmtpConnections connections, Clock clock, Dependencies dependencies) {
        this.settings = settings;
        this.connections = connections;
        this.clock = clock;
        this.dependency = dependencies.named("smtp", settings.timeout());
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
        MimeMail message;
        try {
            message = MimeMail.of(mail, settings.from(), clock.instant(), connections.session());
        } catch (AddressException malformed) {
            return new Refused("the address is malformed");
        } catch (MessagingException unwritable) {
            throw new MailNotSentException(mail.id(), "it cannot be written", unwritable);
        }
        try {
            return dependency.call(() -> sendInTime(mail.id(), message));
        } catch (DependencyUnavailableException unreachable) {
            return new Deferred(String.valueOf(unreachable.getMessage()));
        }
    }

    /** Every answer of the server, even a refusal, is one of a server that works. */
    private SendResult sendInTime(UUID id, MimeMail message) {
        // On a virtual thread, an interrupt closes the socket: the only bound on a server that answers byte by byte.
        var attempt = new FutureTask<>(() -> attempt(message));
        var thread = Thread.startVirtualThread(attempt);
        try {
            return attempt.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException broken) {
            if (broken.getCause() instanceof DependencyUnavailableException unreachable) {
                throw unreachable;
            }
            throw new MailNotSentException(id, "the connection to the mail server broke", broken.getCause());
        } catch (TimeoutException late) {
            throw new MailNotSentException(id, "no answer of the mail server in " + settings.timeout(), late);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new MailNotSentException(id, "the process is stopping", stopping);
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

    private SendResult attempt(MimeMail message) throws MessagingException, InterruptedException {
        Transport connection;
        try {
            connection = connections.acquire();
        } catch (MessagingException unreachable) {
            throw new DependencyUnavailableException(
                    dependency.name(), settings.timeout(), "is out of reach: " + unreachable.getMessage(), unreachable);
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
