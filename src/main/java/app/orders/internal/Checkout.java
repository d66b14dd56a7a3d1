package app.orders.internal;

import app.orders.OrderId;
import app.orders.OrderPlaced;
import app.orders.OrderView;
import app.orders.OrderView.Status;
import app.orders.PlaceOrder;
import app.orders.PlaceOrderResult;
import app.orders.PlaceOrderResult.KeyReused;
import app.orders.PlaceOrderResult.Placed;
import app.runtime.UuidV7;
import app.runtime.database.IdempotencyKeys;
import app.runtime.database.IdempotencyKeys.Claim.Fresh;
import app.runtime.database.IdempotencyKeys.Claim.Mismatch;
import app.runtime.database.IdempotencyKeys.Claim.Replayed;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Turns a basket into an order, in the transaction of the caller, who rolls it back if the answer is a refusal: what
 * was taken from the stock by then is back, and the key is free.
 */
@Component
final class Checkout {

    private final IdempotencyKeys keys;
    private final StockRepository stock;
    private final OrderRepository orders;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Checkout(
            IdempotencyKeys keys,
            StockRepository stock,
            OrderRepository orders,
            ApplicationEventPublisher events,
            Clock clock) {
        this.keys = keys;
        this.stock = stock;
        this.orders = orders;
        this.events = events;
        this.clock = clock;
    }

    PlaceOrderResult place(PlaceOrder command) {
        return switch (keys.claim(command.customerId(), command.key(), command, OrderView.class)) {
            case Fresh<OrderView>() -> placeFirst(command);
            case Replayed<OrderView>(var order) -> new Placed(order, true);
            case Mismatch<OrderView>() -> new KeyReused();
        };
    }

    private PlaceOrderResult placeFirst(PlaceOrder command) {
        var basket = Basket.of(command.lines());
        return switch (Quote.of(basket, stock.reserve(basket))) {
            case Quote.Refused(var reason) -> reason;
            case Quote.Priced quote -> new Placed(accept(command, quote), false);
        };
    }

    private OrderView accept(PlaceOrder command, Quote.Priced quote) {
        // No finer than the database keeps it, so that the order reads the same later.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var order = new OrderView(
                new OrderId(UuidV7.next()),
                command.customerId(),
                Status.PENDING,
                quote.items(),
                quote.total(),
                command.paymentMethod(),
                now,
                null);
        orders.insert(order, quote.takenFromStock());
        events.publishEvent(new OrderPlaced(
                UuidV7.next(), now, order.id(), order.customerId(), order.total(), order.paymentMethod()));
        keys.remember(command.customerId(), command.key(), order);
        return order;
    }
}
