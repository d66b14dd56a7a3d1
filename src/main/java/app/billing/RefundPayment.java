package app.billing;

import java.util.UUID;

/** Asks to pay back, in full, whatever was captured for an order and not yet refunded. */
public record RefundPayment(UUID orderId) {}
