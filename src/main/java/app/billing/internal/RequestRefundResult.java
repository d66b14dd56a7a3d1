package app.billing.internal;

import app.billing.Money;
import app.billing.PaymentView;
import java.util.Currency;

/** What became of an administrator's request to refund. */
sealed interface RequestRefundResult {

    /**
     * The refund is recorded and will be made at the provider.
     *
     * @param replayed whether this is the remembered answer to an earlier request with the same key
     */
    record Requested(PaymentView payment, boolean replayed) implements RequestRefundResult {}

    record PaymentNotFound() implements RequestRefundResult {}

    /** The key was used before, for a different refund. */
    record KeyReused() implements RequestRefundResult {}

    /** The payment does not allow it; nothing was changed. */
    sealed interface Refused extends RequestRefundResult {}

    record NotCaptured(PaymentView.Status status) implements Refused {}

    /** Everything is paid back, or is about to be. */
    record NothingLeft() implements Refused {}

    record OtherCurrency(Currency expected) implements Refused {}

    record NotPositive() implements Refused {}

    record TooMuch(Money remaining) implements Refused {}
}
