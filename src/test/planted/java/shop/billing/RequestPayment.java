package shop.billing;

import java.util.UUID;

public record RequestPayment(UUID orderId, long amount) {}
