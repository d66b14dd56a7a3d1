package app.orders.internal;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import app.orders.Money;
import app.orders.OrderView;
import app.orders.PlaceOrderResult;
import app.orders.PlaceOrderResult.MixedCurrencies;
import app.orders.PlaceOrderResult.OutOfStock;
import app.orders.PlaceOrderResult.TotalTooLarge;
import app.orders.PlaceOrderResult.UnknownProducts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a basket costs, or why it cannot be ordered. */
sealed interface Quote {

    /** @param takenFromStock the SKUs whose quantity was taken off the stock */
    record Priced(List<OrderView.Item> items, Money total, Set<String> takenFromStock) implements Quote {

        public Priced {
            items = List.copyOf(items);
            takenFromStock = Set.copyOf(takenFromStock);
        }
    }

    record Refused(PlaceOrderResult reason) implements Quote {}

    static Quote of(Basket basket, Collection<Reservation> reservations) {
        var bySku = reservations.stream().collect(toMap(Reservation::sku, identity()));
        var unknown = basket.quantities().keySet().stream()
                .filter(sku -> !bySku.containsKey(sku))
                .toList();
        if (!unknown.isEmpty()) {
            return new Refused(new UnknownProducts(unknown));
        }
        if (reservations.stream()
                        .map(each -> each.unitPrice().currency())
                        .distinct()
                        .count()
                > 1) {
            return new Refused(new MixedCurrencies());
        }
        var missing = skus(reservations, Reservation.Outcome.SHORT);
        if (!missing.isEmpty()) {
            return new Refused(new OutOfStock(basket.quantities().keySet().stream()
                    .filter(missing::contains)
                    .toList()));
        }
        return priced(basket, bySku);
    }

    private static Quote priced(Basket basket, Map<String, Reservation> bySku) {
        try {
            var items = basket.quantities().entrySet().stream()
                    .map(wanted -> item(Objects.requireNonNull(bySku.get(wanted.getKey())), wanted.getValue()))
                    .toList();
            return new Priced(items, total(items), skus(bySku.values(), Reservation.Outcome.TAKEN));
        } catch (ArithmeticException overflow) {
            return new Refused(new TotalTooLarge());
        }
    }

    private static OrderView.Item item(Reservation product, long quantity) {
        return new OrderView.Item(product.sku(), product.name(), Math.toIntExact(quantity), product.unitPrice());
    }

    private static Money total(List<OrderView.Item> items) {
        long amount = 0;
        for (var item : items) {
            amount = Math.addExact(amount, Math.multiplyExact(item.unitPrice().amount(), (long) item.quantity()));
        }
        return new Money(amount, items.getFirst().unitPrice().currency());
    }

    private static Set<String> skus(Collection<Reservation> reservations, Reservation.Outcome outcome) {
        return reservations.stream()
                .filter(each -> each.outcome() == outcome)
                .map(Reservation::sku)
                .collect(toUnmodifiableSet());
    }
}
