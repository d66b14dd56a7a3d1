package app.billing.internal;

import app.billing.Money;
import app.billing.PaymentId;
import app.billing.PaymentView.Status;
import app.billing.RequestPayment;
import app.runtime.UuidV7;
import app.runtime.resilience.DependenciesForTests;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.springframework.web.client.RestClient;

/** Named examples. */
final class BillingFixture {

    static final Currency EUR = Currency.getInstance("EUR");
    static final Money PRICE = euros(1999);
    static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private BillingFixture() {}

    static Money euros(long cents) {
        return new Money(cents, EUR);
    }

    /** A payment for an order that no other test uses. */
    static RequestPayment requestBy(String method) {
        return request(method, PRICE);
    }

    static RequestPayment request(String method, Money amount) {
        return new RequestPayment(UuidV7.next(), UuidV7.next(), amount, method);
    }

    static Payment pendingBy(String method) {
        return Payment.requested(new PaymentId(UuidV7.next()), requestBy(method), NOON);
    }

    static Payment payment(Status status, Money amount, long refunding, long refunded) {
        return new Payment(
                new PaymentId(UuidV7.next()),
                UuidV7.next(),
                UuidV7.next(),
                status,
                amount,
                refunding,
                refunded,
                "card_ok",
                status == Status.DECLINED ? "insufficient_funds" : null,
                NOON);
    }

    static Refund refundOf(Payment payment, long cents) {
        return new Refund(
                UUID.randomUUID(),
                payment.id(),
                payment.orderId(),
                payment.payerId(),
                euros(cents),
                Refund.Status.PENDING);
    }

    static RequestRefund.Amount wanted(long amount, String currency) {
        return new RequestRefund.Amount(amount, Currency.getInstance(currency));
    }

    static PaymentProvider providerAt(String url, Duration timeout) {
        var settings = new BillingSettings(URI.create(url), "secret-key", Duration.ofSeconds(2), timeout, 16);
        return new PaymentProviderConfiguration()
                .paymentProvider(settings, RestClient.builder(), DependenciesForTests.fresh());
    }
}
