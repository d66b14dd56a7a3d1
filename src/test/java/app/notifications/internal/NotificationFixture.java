package app.notifications.internal;

import app.billing.PaymentId;
import app.billing.PaymentRefunded;
import app.notifications.internal.NotificationSettings.Tls;
import app.orders.OrderCancelled;
import app.orders.OrderConfirmed;
import app.orders.OrderId;
import app.orders.OrderView.CancellationReason;
import app.runtime.UuidV7;
import app.users.UserChanged;
import app.users.UserDeleted;
import app.users.UserId;
import app.users.UserRegistered;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

/** Named examples. */
final class NotificationFixture {

    static final Currency EUR = Currency.getInstance("EUR");
    static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private NotificationFixture() {}

    /** An address that no other test uses: its user's id is in it. */
    static String addressOf(UUID user) {
        return "ada-" + user + "@example.org";
    }

    static UserRegistered registered(UUID user) {
        return new UserRegistered(UuidV7.next(), NOON, new UserId(user), addressOf(user), "Ada Lovelace");
    }

    static UserChanged changed(UUID user, String email, Instant at) {
        return new UserChanged(UuidV7.next(), at, new UserId(user), email, "Ada King");
    }

    static UserDeleted deleted(UUID user, Instant at) {
        return new UserDeleted(UuidV7.next(), at, new UserId(user));
    }

    static OrderConfirmed confirmed(UUID customer) {
        return confirmed(customer, new app.orders.Money(1999, EUR));
    }

    static OrderConfirmed confirmed(UUID customer, app.orders.Money total) {
        return new OrderConfirmed(UuidV7.next(), NOON, new OrderId(UuidV7.next()), customer, total);
    }

    static OrderCancelled cancelled(UUID customer, CancellationReason reason) {
        return new OrderCancelled(UuidV7.next(), NOON, new OrderId(UuidV7.next()), customer, reason);
    }

    static PaymentRefunded refunded(UUID payer) {
        return new PaymentRefunded(
                UuidV7.next(),
                NOON,
                new PaymentId(UuidV7.next()),
                UuidV7.next(),
                UuidV7.next(),
                payer,
                new app.billing.Money(500, EUR));
    }

    static Mail mailTo(String email) {
        return mail(email, "Ada Lovelace");
    }

    static Mail mail(String email, String displayName) {
        return new Mail(UuidV7.next(), email, displayName, "Your order is confirmed", "it is paid.", 0);
    }

    static NotificationSettings settings(int smtpPort) {
        return settings(smtpPort, Tls.NONE, Duration.ofSeconds(10));
    }

    static NotificationSettings settings(int smtpPort, Tls tls, Duration timeout) {
        return new NotificationSettings("127.0.0.1", smtpPort, tls, null, null, timeout, 2, "shop@monolift.example");
    }
}
