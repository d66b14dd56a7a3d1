package app.orders;

import java.util.List;
import java.util.UUID;

/**
 * Places an order at today's prices.
 *
 * @param customerId the user who orders and pays
 * @param key chosen by the caller; the same key and command answer the first result again
 * @param paymentMethod passed on to the payment provider
 */
public record PlaceOrder(UUID customerId, String key, List<Line> lines, String paymentMethod) {

    public PlaceOrder {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("An order has at least one line");
        }
    }

    /** So many pieces of a product. */
    public record Line(String sku, int quantity) {

        public Line {
            if (quantity < 1) {
                throw new IllegalArgumentException("The quantity of a line is at least 1: " + quantity);
            }
        }
    }
}
