package app.orders.internal;

import app.orders.PlaceOrder;
import app.runtime.web.Caller;
import app.runtime.web.IdempotencyKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.IntStream;

/** The body of a request to place an order. Lines of the same product are added up. There is no price in it. */
record PlaceOrderRequest(
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Line> items,
        @NotNull @Pattern(regexp = "[a-z0-9_]{1,40}") String paymentMethod) {

    record Line(
            @NotNull @Pattern(regexp = Product.SKU_SHAPE) String sku,
            @NotNull @Min(1) @Max(10_000) Integer quantity) {}

    PlaceOrder by(Caller customer, IdempotencyKey key) {
        var lines = items.stream()
                .map(line -> new PlaceOrder.Line(line.sku(), line.quantity()))
                .toList();
        return new PlaceOrder(customer.id(), key.value(), lines, paymentMethod);
    }

    /** JSON pointer to the first mention of a product. */
    String pointerTo(String sku) {
        var index = IntStream.range(0, items.size())
                .filter(position -> items.get(position).sku().equals(sku))
                .findFirst()
                .orElseThrow();
        return "/items/" + index + "/sku";
    }
}
