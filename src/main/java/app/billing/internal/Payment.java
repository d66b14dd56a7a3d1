package app.billing.internal;

import app.billing.Money;
import app.billing.PaymentId;
import app.billing.PaymentView;
import app.billing.PaymentView.Status;
import app.billing.RequestPayment;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment and what was promised and paid back of it.
 *
 * @param refunding minor units that are promised to refunds which the provider has not made yet
 * @param refunded minor units that were paid back
 */
record Payment(
        PaymentId id,
        UUID orderId,
        UUID payerId,
        Status status,
        Money amount,
        long refunding,
        long refunded,
        String method,
        @Nullable String declineReason,
        Instant requestedAt) {

    static Payment requested(PaymentId id, RequestPayment command, Instant at) {
        return new Payment(
                id,
                command.orderId(),
                command.payerId(),
                Status.PENDING,
                command.amount(),
                0,
                0,
                command.method(),
                null,
                at);
    }

    /** Whether this is the payment that the command asks for. */
    boolean answers(RequestPayment command) {
        return payerId.equals(command.payerId()) && amount.equals(command.amount()) && method.equals(command.method());
    }

    boolean isPending() {
        return status == Status.PENDING;
    }

    /** What is neither paid back nor promised to a refund. */
    Money remaining() {
        return new Money(amount.amount() - refunded - refunding, amount.currency());
    }

    /** Why the amount, or without one what remains, is not paid back; empty if it is. */
    Optional<RequestRefundResult.Refused> refusalOf(RequestRefund.@Nullable Amount wanted) {
        return switch (status) {
            case PENDING, DECLINED -> Optional.of(new RequestRefundResult.NotCaptured(status));
            case CAPTURED, PARTIALLY_REFUNDED, REFUNDED -> wanted == null ? refusalOfRest() : refusalOfPart(wanted);
        };
    }

    private Optional<RequestRefundResult.Refused> refusalOfRest() {
        return remaining().amount() == 0 ? Optional.of(new RequestRefundResult.NothingLeft()) : Optional.empty();
    }

    private Optional<RequestRefundResult.Refused> refusalOfPart(RequestRefund.Amount wanted) {
        if (!wanted.currency().equals(amount.currency())) {
            return Optional.of(new RequestRefundResult.OtherCurrency(amount.currency()));
        }
        if (wanted.amount() <= 0) {
            return Optional.of(new RequestRefundResult.NotPositive());
        }
        return wanted.amount() > remaining().amount()
                ? Optional.of(new RequestRefundResult.TooMuch(remaining()))
                : Optional.empty();
    }

    PaymentView view() {
        return new PaymentView(
                id,
                orderId,
                payerId,
                status,
                amount,
                new Money(refunded, amount.currency()),
                method,
                declineReason,
                requestedAt);
    }
}
