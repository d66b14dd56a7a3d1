package app.billing.internal;

import app.billing.PaymentId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Asks to pay back a payment.
 *
 * @param amount absent: whatever remains
 */
record RequestRefund(PaymentId paymentId, @Nullable Amount amount) {

    /** As it was asked for: unlike {@link app.billing.Money}, it may be nonsense. */
    record Amount(long amount, Currency currency) {}
}
