package app.billing;

/** What became of a request to refund. */
public sealed interface RefundPaymentResult {

    /** The refund is recorded, now or earlier: it will reach the payer, or has done so. */
    record Accepted(PaymentId paymentId) implements RefundPaymentResult {}

    /** The provider has not answered the capture yet; ask again once it is captured. */
    record StillPending(PaymentId paymentId) implements RefundPaymentResult {}

    /** No payment, or one that was declined: there is nothing to pay back. */
    record NothingToRefund() implements RefundPaymentResult {}
}
