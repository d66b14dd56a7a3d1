package app.notifications.internal;

import static app.notifications.internal.NotificationFixture.cancelled;
import static app.notifications.internal.NotificationFixture.confirmed;
import static app.notifications.internal.NotificationFixture.refunded;
import static app.notifications.internal.NotificationFixture.registered;
import static org.assertj.core.api.Assertions.assertThat;

import app.orders.Money;
import app.orders.OrderView.CancellationReason;
import app.runtime.UuidV7;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnnouncementTests {

    private final UUID user = UuidV7.next();

    @ParameterizedTest
    @CsvSource({"1999, EUR, 19.99 EUR", "5, EUR, 0.05 EUR", "500, JPY, 500 JPY", "1234, KWD, 1.234 KWD", "7, XXX, 7 XXX"
    })
    void writesAnAmountAsItsCurrencyIsWritten(long amount, String currency, String expected) {
        var announcement = Announcement.of(confirmed(user, new Money(amount, Currency.getInstance(currency))));

        assertThat(announcement.body()).contains(" " + expected + ".");
    }

    @Test
    void namesTheOrderInTheSubject() {
        var fact = confirmed(user);

        var announcement = Announcement.of(fact);

        assertThat(announcement.subject())
                .isEqualTo("Your order " + fact.orderId().value() + " is confirmed");
        assertThat(announcement.orderId()).isEqualTo(fact.orderId().value());
    }

    @ParameterizedTest
    @EnumSource(CancellationReason.class)
    void saysForEveryReasonWhichOrderIsCancelled(CancellationReason reason) {
        var fact = cancelled(user, reason);

        var announcement = Announcement.of(fact);

        assertThat(announcement.subject()).endsWith(" is cancelled");
        assertThat(announcement.body()).contains("your order " + fact.orderId().value());
    }

    @Test
    void promisesNoRefundForADeclinedPayment() {
        var announcement = Announcement.of(cancelled(user, CancellationReason.PAYMENT_DECLINED));

        assertThat(announcement.body()).contains("declined", "Nothing was charged");
    }

    @Test
    void isAReceiptForARefund() {
        var fact = refunded(user);

        var announcement = Announcement.of(fact);

        assertThat(announcement.kind()).isEqualTo(Kind.PAYMENT);
        assertThat(announcement.body()).isEqualTo("we have paid back 5.00 EUR for your order " + fact.orderId() + ".");
    }

    @Test
    void keepsNameAndAddressOutOfWhatIsStored() {
        var fact = registered(user);

        var announcement = Announcement.of(fact);

        assertThat(announcement.toString()).doesNotContain(fact.email(), fact.displayName());
    }
}
