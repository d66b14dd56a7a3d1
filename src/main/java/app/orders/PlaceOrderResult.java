package app.orders;

import java.util.List;

/** What became of a request to place an order. */
public sealed interface PlaceOrderResult {

    /**
     * The order stands, PENDING, and its stock is reserved.
     *
     * @param replayed whether this is the remembered answer to an earlier command with the same key
     */
    record Placed(OrderView order, boolean replayed) implements PlaceOrderResult {}

    /** These products are not on the price list. */
    record UnknownProducts(List<String> skus) implements PlaceOrderResult {

        public UnknownProducts {
            skus = List.copyOf(skus);
        }
    }

    /** There is not enough of these products; nothing was reserved. */
    record OutOfStock(List<String> skus) implements PlaceOrderResult {

        public OutOfStock {
            skus = List.copyOf(skus);
        }
    }

    /** The products are priced in more than one currency. */
    record MixedCurrencies() implements PlaceOrderResult {}

    /** The total does not fit: more money than a {@code long} of minor units can say. */
    record TotalTooLarge() implements PlaceOrderResult {}

    /** Nobody has this customer id, or the user was deleted. */
    record UnknownCustomer() implements PlaceOrderResult {}

    /** The key was used before, for a different order. */
    record KeyReused() implements PlaceOrderResult {}
}
