package app.billing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment.
 *
 * @param refunded what was paid back so far
 * @param declineReason the provider's word, for a declined payment
 */
public record PaymentView(
        PaymentId id,
        UUID orderId,
        UUID payerId,
        Status status,
        Money amount,
        Money refunded,
        String method,
        @Nullable String declineReason,
        Instant requestedAt) {

    /** {@code PENDING → CAPTURED | DECLINED}, {@code CAPTURED → PARTIALLY_REFUNDED | REFUNDED}. */
    public enum Status {
        PENDING,
        CAPTURED,
        DECLINED,
        PARTIALLY_REFUNDED,
        REFUNDED
    }
}
