package app.notifications.internal;

import app.billing.PaymentRefunded;
import app.orders.OrderCancelled;
import app.orders.OrderConfirmed;
import app.orders.OrderView.CancellationReason;
import app.users.UserRegistered;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One fact, put into words for one user. The words name nobody: the greeting is added when the mail is sent, so that
 * nothing personal is kept with a notification.
 *
 * @param sourceEventId the fact; it is announced once per kind
 */
record Announcement(
        Kind kind,
        UUID sourceEventId,
        UUID recipientId,
        @Nullable UUID orderId,
        String subject,
        String body) {

    static Announcement of(UserRegistered fact) {
        return new Announcement(
                Kind.ACCOUNT,
                fact.eventId(),
                fact.userId().value(),
                null,
                "Welcome to Monolift",
                "your account is ready: you can place your first order.");
    }

    static Announcement of(OrderConfirmed fact) {
        var order = fact.orderId().value();
        var total = inWords(fact.total().amount(), fact.total().currency());
        return new Announcement(
                Kind.ORDER,
                fact.eventId(),
                fact.customerId(),
                order,
                "Your order %s is confirmed".formatted(order),
                "we have received your payment of %s. Your order %s is confirmed.".formatted(total, order));
    }

    static Announcement of(OrderCancelled fact) {
        var order = fact.orderId().value();
        return new Announcement(
                Kind.ORDER,
                fact.eventId(),
                fact.customerId(),
                order,
                "Your order %s is cancelled".formatted(order),
                why(fact.reason()).formatted(order));
    }

    static Announcement of(PaymentRefunded fact) {
        var amount = inWords(fact.amount().amount(), fact.amount().currency());
        return new Announcement(
                Kind.PAYMENT,
                fact.eventId(),
                fact.payerId(),
                fact.orderId(),
                "Your refund for order %s".formatted(fact.orderId()),
                "we have paid back %s for your order %s.".formatted(amount, fact.orderId()));
    }

    private static String why(CancellationReason reason) {
        return switch (reason) {
            case BY_CUSTOMER -> "you cancelled your order %s. What was paid for it is paid back.";
            case PAYMENT_DECLINED ->
                "the payment for your order %s was declined, so the order is cancelled. Nothing was charged.";
            case PENDING_TOO_LONG ->
                "the payment for your order %s did not arrive in time, so the order is cancelled. "
                        + "Should it be charged later, it is paid back.";
        };
    }

    private static String inWords(long minorUnits, Currency currency) {
        var digits = Math.max(0, currency.getDefaultFractionDigits());
        return BigDecimal.valueOf(minorUnits, digits).toPlainString() + " " + currency.getCurrencyCode();
    }
}
