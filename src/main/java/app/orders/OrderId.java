package app.orders;

import java.util.UUID;

/** Identifies an order. */
public record OrderId(UUID value) {}
