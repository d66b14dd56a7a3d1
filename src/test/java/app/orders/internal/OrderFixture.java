package app.orders.internal;

import app.orders.Money;
import app.orders.PlaceOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Named examples. Every SKU is new, so that tests can share a database. */
final class OrderFixture {

    static final Currency EUR = Currency.getInstance("EUR");

    static final OrderSettings SETTINGS =
            new OrderSettings(Duration.ofMinutes(30), Duration.ofDays(14), Duration.ofHours(1));

    private OrderFixture() {}

    static Money euros(long cents) {
        return new Money(cents, EUR);
    }

    static String newSku() {
        return "sku-" + UUID.randomUUID();
    }

    static Product teapot(@Nullable Long stock) {
        return new Product(newSku(), "Teapot", euros(1999), stock);
    }

    static PlaceOrder.Line line(Product product, int quantity) {
        return new PlaceOrder.Line(product.sku(), quantity);
    }

    static PlaceOrder orderOf(UUID customer, PlaceOrder.Line... lines) {
        return orderOf(customer, UUID.randomUUID().toString(), lines);
    }

    static PlaceOrder orderOf(UUID customer, String key, PlaceOrder.Line... lines) {
        return new PlaceOrder(customer, key, List.copyOf(Arrays.asList(lines)), "card_ok");
    }
}
