package app.billing;

import java.util.UUID;

/**
 * Asks for one payment.
 *
 * @param orderId what is paid for; at most one payment exists per order
 * @param payerId the user who pays and may see the payment
 * @param method opaque to billing; the provider decides whether it can be charged
 */
public record RequestPayment(UUID orderId, UUID payerId, Money amount, String method) {}
