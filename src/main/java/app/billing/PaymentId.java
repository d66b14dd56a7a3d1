package app.billing;

import java.util.UUID;

/** Identifies a payment; also the idempotency key of its capture at the provider. */
public record PaymentId(UUID value) {}
