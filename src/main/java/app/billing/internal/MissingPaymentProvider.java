package app.billing.internal;

/** Stands in while no provider is configured: payments wait. */
final class MissingPaymentProvider implements PaymentProvider {

    @Override
    public CaptureResult capture(Payment payment) {
        throw new UnavailableException("Payment " + payment.id().value()
                + " stays PENDING and is retried: no payment provider is configured; set PAYMENT_PROVIDER_URL");
    }

    @Override
    public void refund(Refund refund) {
        throw new UnavailableException("Refund " + refund.id()
                + " stays PENDING and is retried: no payment provider is configured; set PAYMENT_PROVIDER_URL");
    }
}
