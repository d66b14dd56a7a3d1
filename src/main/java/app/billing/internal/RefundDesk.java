package app.billing.internal;

import app.billing.Money;
import app.billing.PaymentView;
import app.runtime.database.IdempotencyKeys;
import app.runtime.database.IdempotencyKeys.Claim;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes the refunds that administrators ask for, once per idempotency key. */
@Component
final class RefundDesk {

    private final TransactionOperations transaction;
    private final IdempotencyKeys keys;
    private final PaymentRepository payments;
    private final Refunds refunds;

    RefundDesk(TransactionOperations transaction, IdempotencyKeys keys, PaymentRepository payments, Refunds refunds) {
        this.transaction = transaction;
        this.keys = keys;
        this.payments = payments;
        this.refunds = refunds;
    }

    RequestRefundResult request(UUID caller, String key, RequestRefund command) {
        return transaction.execute(status -> {
            var result = switch (keys.claim(caller, key, command, PaymentView.class)) {
                case Claim.Fresh<PaymentView> fresh -> open(command);
                case Claim.Replayed<PaymentView>(var payment) -> new RequestRefundResult.Requested(payment, true);
                case Claim.Mismatch<PaymentView> mismatch -> new RequestRefundResult.KeyReused();
            };
            if (result instanceof RequestRefundResult.Requested(var payment, var replayed) && !replayed) {
                keys.remember(caller, key, payment);
            } else {
                status.setRollbackOnly();
            }
            return result;
        });
    }

    private RequestRefundResult open(RequestRefund command) {
        return payments.lock(command.paymentId())
                .map(payment -> payment.refusalOf(command.amount())
                        .map(RequestRefundResult.class::cast)
                        .orElseGet(() -> open(payment, command.amount())))
                .orElseGet(RequestRefundResult.PaymentNotFound::new);
    }

    private RequestRefundResult open(Payment payment, RequestRefund.@Nullable Amount wanted) {
        refunds.open(payment, wanted == null ? payment.remaining() : new Money(wanted.amount(), wanted.currency()));
        return new RequestRefundResult.Requested(payment.view(), false);
    }
}
