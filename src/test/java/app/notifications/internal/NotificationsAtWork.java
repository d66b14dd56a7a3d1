package app.notifications.internal;

import static app.notifications.internal.NotificationFixture.settings;
import static app.notifications.internal.jooq.Tables.NOTIFICATION;

import app.notifications.Mailbox;
import app.notifications.NotificationQueued;
import app.notifications.internal.jooq.tables.records.NotificationRecord;
import app.orders.OrderNotifications;
import app.runtime.database.TestDatabase;
import app.runtime.resilience.DependenciesForTests;
import app.wire.Wire;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jooq.DSLContext;

/**
 * The listeners of the module on a real database and a real mail server. Delivery is the test's: it says which event
 * arrives when, and how often.
 */
final class NotificationsAtWork implements AutoCloseable {

    private final TestDatabase database = TestDatabase.create();
    private final Mailbox mailbox = Mailbox.start();
    private final BlockingQueue<NotificationQueued> queued = new LinkedBlockingQueue<>();
    private final UserListener users;
    private final OrderListener orders;
    private final PaymentListener payments;
    private final NotificationListener sender;

    NotificationsAtWork() {
        var clock = Clock.systemUTC();
        var recipients = new RecipientRepository(dsl());
        var notifications = new NotificationRepository(dsl());
        var desk =
                new NotificationDesk(recipients, notifications, event -> queued.add((NotificationQueued) event), clock);
        var settings = settings(mailbox.smtpPort());
        users = new UserListener(recipients, preferences(), desk);
        orders = new OrderListener(desk);
        payments = new PaymentListener(desk);
        sender = new NotificationListener(
                notifications,
                new MailServer(settings, new SmtpConnections(settings), clock, DependenciesForTests.fresh()),
                clock);
    }

    UserListener users() {
        return users;
    }

    OrderListener orders() {
        return orders;
    }

    PaymentListener payments() {
        return payments;
    }

    NotificationListener sender() {
        return sender;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    PreferenceRepository preferences() {
        return new PreferenceRepository(dsl());
    }

    OrderNotifications correspondence() {
        return Wire.through(OrderNotifications.class, new OrderCorrespondence(new NotificationRepository(dsl())));
    }

    DSLContext dsl() {
        return database.dsl("notifications");
    }

    /** What was published since the last time. */
    List<NotificationQueued> takeQueued() {
        var taken = new ArrayList<NotificationQueued>();
        queued.drainTo(taken);
        return taken;
    }

    /** Delivers everything that was published, as the outbox would. */
    void sendQueued() {
        takeQueued().forEach(sender::on);
    }

    List<NotificationRecord> notificationsOf(UUID user) {
        return dsl().selectFrom(NOTIFICATION)
                .where(NOTIFICATION.RECIPIENT_ID.eq(user))
                .orderBy(NOTIFICATION.ID)
                .fetch();
    }

    @Override
    public void close() {
        mailbox.close();
        database.close();
    }
}
