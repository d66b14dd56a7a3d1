package app.notifications.internal;

import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A bounded number of connections to the mail server, which stay open between mails. */
@Component
final class SmtpConnections {

    private static final Logger log = LoggerFactory.getLogger(SmtpConnections.class);

    private final NotificationSettings settings;
    private final Session session;
    private final Semaphore permits;
    private final Deque<Transport> idle = new ConcurrentLinkedDeque<>();

    SmtpConnections(NotificationSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
        this.permits = new Semaphore(settings.connections());
    }

    Session session() {
        return session;
    }

    /** A connection that answers, waiting for a free one if need be. Give it back with release or discard. */
    Transport acquire() throws MessagingException, InterruptedException {
        permits.acquire();
        try {
            for (var reused = idle.pollFirst(); reused != null; reused = idle.pollFirst()) {
                if (reused.isConnected()) {
                    return reused;
                }
            }
            return connect();
        } catch (MessagingException | RuntimeException failed) {
            permits.release();
            throw failed;
        }
    }

    void release(Transport connection) {
        idle.offerFirst(connection);
        permits.release();
    }

    void discard(Transport connection) {
        hangUp(connection);
        permits.release();
    }

    @PreDestroy
    void close() {
        for (var connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            hangUp(connection);
        }
    }

    private Transport connect() throws MessagingException {
        var connection = session.getTransport("smtp");
        connection.connect(settings.host(), settings.port(), settings.username(), settings.password());
        return connection;
    }

    private static void hangUp(Transport connection) {
        try {
            connection.close();
        } catch (MessagingException alreadyBroken) {
            log.debug("The connection to the mail server was broken already", alreadyBroken);
        }
    }

    private static Properties properties(NotificationSettings settings) {
        // One step may take half of what one mail may take: a dead server is told from a slow one.
        var step = Long.toString(settings.timeout().toMillis() / 2);
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", step);
        properties.setProperty("mail.smtp.timeout", step);
        properties.setProperty("mail.smtp.quitwait", "false");
        // Otherwise the own name is looked up in the DNS, for as long as that takes.
        properties.setProperty("mail.smtp.localhost", settings.domain());
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.username() != null));
        switch (settings.tls()) {
            case NONE -> {}
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }
}
