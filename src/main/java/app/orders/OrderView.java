package app.orders;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order.
 *
 * @param items in the order in which they were placed, at the price of that moment
 * @param cancellationReason set once the order is cancelled
 */
public record OrderView(
        OrderId id,
        UUID customerId,
        Status status,
        List<Item> items,
        Money total,
        String paymentMethod,
        Instant placedAt,
        @Nullable CancellationReason cancellationReason) {

    public OrderView {
        items = List.copyOf(items);
    }

    /** {@code PENDING → CONFIRMED | CANCELLED}, {@code CONFIRMED → CANCELLED}. */
    public enum Status {
        PENDING,
        CONFIRMED,
        CANCELLED
    }

    /** Why an order does not stand. */
    public enum CancellationReason {
        BY_CUSTOMER,
        PAYMENT_DECLINED,
        PENDING_TOO_LONG
    }

    /** A line of an order. */
    public record Item(String sku, String name, int quantity, Money unitPrice) {}
}
