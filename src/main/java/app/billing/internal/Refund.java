package app.billing.internal;

import app.billing.Money;
import app.billing.PaymentId;
import java.util.UUID;

/** Some of a payment that is to be paid back, or was. Its id is the idempotency key at the provider. */
record Refund(UUID id, PaymentId paymentId, UUID orderId, UUID payerId, Money amount, Status status) {

    enum Status {
        PENDING,
        PAID
    }

    boolean isPending() {
        return status == Status.PENDING;
    }
}
