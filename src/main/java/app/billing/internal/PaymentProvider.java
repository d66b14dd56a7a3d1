package app.billing.internal;

/** Moves money, outside of any transaction. Both operations may be repeated without moving it twice. */
interface PaymentProvider {

    /**
     * Charges the payment, with its id as idempotency key.
     *
     * @throws UnavailableException if it is not known whether the payment was charged: ask again
     */
    CaptureResult capture(Payment payment);

    /**
     * Pays back, with the id of the refund as idempotency key.
     *
     * @throws UnavailableException if it is not known whether the refund was made: ask again
     */
    void refund(Refund refund);

    /** The provider's final word on a charge. */
    sealed interface CaptureResult {

        record Captured(String providerReference) implements CaptureResult {}

        record Declined(String reason) implements CaptureResult {}
    }

    /** The provider gave no answer that can be relied on. */
    final class UnavailableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnavailableException(String message) {
            super(message);
        }

        UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
