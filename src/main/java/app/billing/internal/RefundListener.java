package app.billing.internal;

import app.billing.RefundRequested;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.support.TransactionOperations;

/** Makes a requested refund at the provider; idempotent for the same reasons as {@link CaptureListener}. */
@Component
class RefundListener {

    private final RefundRepository refunds;
    private final PaymentProvider provider;
    private final TransactionOperations transaction;
    private final Refunds book;

    RefundListener(
            RefundRepository refunds, PaymentProvider provider, TransactionOperations transaction, Refunds book) {
        this.refunds = refunds;
        this.provider = provider;
        this.transaction = transaction;
        this.book = book;
    }

    @ApplicationModuleListener(id = "billing.refund", propagation = Propagation.NOT_SUPPORTED)
    void refund(RefundRequested event) {
        var refund = refunds.find(event.refundId())
                .orElseThrow(() ->
                        new IllegalStateException("Refund " + event.refundId() + " was requested but does not exist"));
        if (refund.isPending()) {
            provider.refund(refund);
            transaction.executeWithoutResult(status -> book.close(refund));
        }
    }
}
