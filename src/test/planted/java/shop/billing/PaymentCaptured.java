package shop.billing;

import java.util.UUID;
import shop.runtime.DomainEvent;
import shop.runtime.EventName;

@EventName("billing.payment-captured.v1")
public record PaymentCaptured(UUID eventId, UUID orderId) implements DomainEvent {}
