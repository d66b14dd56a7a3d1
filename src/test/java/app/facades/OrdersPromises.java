package app.facades;

import static org.assertj.core.api.Assertions.assertThat;

import app.orders.CancelOrderResult;
import app.orders.Money;
import app.orders.OrderId;
import app.orders.OrderView;
import app.orders.OrderView.CancellationReason;
import app.orders.OrderView.Status;
import app.orders.Orders;
import app.orders.PlaceOrder;
import app.orders.PlaceOrderResult;
import app.orders.PlaceOrderResult.Placed;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Orders} promises, whatever lies between it and its caller. */
abstract class OrdersPromises {

    private final String key = UUID.randomUUID().toString();

    abstract Site site();

    @Test
    void placesAnOrderOnce() {
        var sku = site().newProduct(1999, 10);
        var command = order(site().newCustomer(), new PlaceOrder.Line(sku, 3));

        var placed = placed(command);

        assertThat(placed.status()).isEqualTo(Status.PENDING);
        assertThat(placed.customerId()).isEqualTo(command.customerId());
        assertThat(placed.total()).isEqualTo(new Money(3 * 1999, Currency.getInstance("EUR")));
        assertThat(placed.items()).singleElement().satisfies(item -> {
            assertThat(item.sku()).isEqualTo(sku);
            assertThat(item.quantity()).isEqualTo(3);
        });
        assertThat(placed.cancellationReason()).isNull();
        assertThat(orders().place(command)).isEqualTo(new Placed(placed, true));
        assertThat(orders().find(placed.id())).map(OrderView::placedAt).contains(placed.placedAt());
    }

    @Test
    void refusesAKeyThatMeansAnotherOrder() {
        var sku = site().newProduct(1999, 10);
        var customer = site().newCustomer();
        placed(order(customer, new PlaceOrder.Line(sku, 1)));

        assertThat(orders().place(order(customer, new PlaceOrder.Line(sku, 2))))
                .isEqualTo(new PlaceOrderResult.KeyReused());
    }

    @Test
    void refusesWhatIsNotOnThePriceListOrInStock() {
        var sku = site().newProduct(1999, 2);
        var customer = site().newCustomer();

        assertThat(orders().place(order(customer, new PlaceOrder.Line("nothing", 1))))
                .isEqualTo(new PlaceOrderResult.UnknownProducts(List.of("nothing")));
        assertThat(orders().place(order(customer, new PlaceOrder.Line(sku, 3))))
                .isEqualTo(new PlaceOrderResult.OutOfStock(List.of(sku)));
    }

    @Test
    void refusesWhomNobodyKnows() {
        var sku = site().newProduct(1999, 2);

        assertThat(orders().place(order(UUID.randomUUID(), new PlaceOrder.Line(sku, 1))))
                .isEqualTo(new PlaceOrderResult.UnknownCustomer());
    }

    @Test
    void refusesATotalThatIsNone() {
        var customer = site().newCustomer();
        var dear = site().newProduct(9_007_199_254_740_991L, 5000);
        var foreign = "SKU-" + UUID.randomUUID();
        site().admin()
                .put(
                        "/v1/products/" + foreign,
                        Map.of("name", "Tea", "unitPrice", Map.of("amount", 1, "currency", "USD"), "stock", 9))
                .expect(200, 201);

        assertThat(orders().place(order(customer, new PlaceOrder.Line(dear, 2000))))
                .isEqualTo(new PlaceOrderResult.TotalTooLarge());
        assertThat(orders().place(order(
                        customer, new PlaceOrder.Line(site().newProduct(1, 1), 1), new PlaceOrder.Line(foreign, 1))))
                .isEqualTo(new PlaceOrderResult.MixedCurrencies());
    }

    @Test
    void cancelsAnOrderForItsCustomer() {
        var sku = site().newProduct(1999, 10);
        var order = placed(order(site().newCustomer(), new PlaceOrder.Line(sku, 1)));

        var cancelled = orders().cancel(order.id());

        assertThat(cancelled)
                .isInstanceOfSatisfying(
                        CancelOrderResult.Cancelled.class,
                        result -> assertThat(result.order().cancellationReason())
                                .isEqualTo(CancellationReason.BY_CUSTOMER));
        assertThat(orders().cancel(order.id())).isEqualTo(cancelled);
    }

    @Test
    void knowsNoOtherOrders() {
        var id = new OrderId(UUID.randomUUID());

        assertThat(orders().find(id)).isEmpty();
        assertThat(orders().cancel(id)).isEqualTo(new CancelOrderResult.NotFound(id));
    }

    private OrderView placed(PlaceOrder command) {
        var result = orders().place(command);
        assertThat(result)
                .isInstanceOfSatisfying(
                        Placed.class, placed -> assertThat(placed.replayed()).isFalse());
        return ((Placed) result).order();
    }

    private PlaceOrder order(UUID customer, PlaceOrder.Line... lines) {
        return new PlaceOrder(customer, key, List.of(lines), "card_slow");
    }

    private Orders orders() {
        return site().facade(Orders.class);
    }
}
