package shop.billing;

import java.util.UUID;

public record PaymentView(UUID id, long amount) {}
