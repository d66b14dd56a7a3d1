package app.orders.internal;

import static app.orders.internal.OrderFixture.line;
import static app.orders.internal.OrderFixture.newSku;
import static app.orders.internal.OrderFixture.orderOf;
import static app.orders.internal.OrderFixture.teapot;
import static org.assertj.core.api.Assertions.assertThat;

import app.orders.CancelOrderResult;
import app.orders.Money;
import app.orders.OrderId;
import app.orders.OrderPlaced;
import app.orders.OrderView;
import app.orders.OrderView.Item;
import app.orders.OrderView.Status;
import app.orders.PlaceOrder.Line;
import app.orders.PlaceOrderResult;
import app.orders.PlaceOrderResult.KeyReused;
import app.orders.PlaceOrderResult.MixedCurrencies;
import app.orders.PlaceOrderResult.OutOfStock;
import app.orders.PlaceOrderResult.Placed;
import app.orders.PlaceOrderResult.TotalTooLarge;
import app.orders.PlaceOrderResult.UnknownCustomer;
import app.orders.PlaceOrderResult.UnknownProducts;
import app.runtime.UuidV7;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PlaceOrderIntegrationTests {

    @AutoClose
    private static final OrdersAtWork AT_WORK = new OrdersAtWork();

    @Test
    void recordsTheOrderAtTodaysPricesAndSaysSo() {
        var teapot = AT_WORK.offer(teapot(5L));
        var cup = AT_WORK.offer(new Product(newSku(), "Cup", OrderFixture.euros(500), null));
        var customer = AT_WORK.customer();

        var order = AT_WORK.place(orderOf(customer, line(teapot, 2), line(cup, 3)));

        assertThat(order.status()).isEqualTo(Status.PENDING);
        assertThat(order.customerId()).isEqualTo(customer);
        assertThat(order.total()).isEqualTo(OrderFixture.euros(2 * 1999 + 3 * 500));
        assertThat(order.items())
                .containsExactly(
                        new Item(teapot.sku(), "Teapot", 2, teapot.unitPrice()),
                        new Item(cup.sku(), "Cup", 3, cup.unitPrice()));
        assertThat(AT_WORK.order(order.id())).isEqualTo(order);
        assertThat(AT_WORK.stockOf(teapot)).isEqualTo(3);
        assertThat(AT_WORK.stockOf(cup)).isNull();
        assertThat(AT_WORK.events().of(OrderPlaced.class, order.id()))
                .singleElement()
                .satisfies(placed -> assertThat(placed.total()).isEqualTo(order.total()));
    }

    @Test
    void findsTheOrderAndNoneThatWasNeverPlaced() {
        var order = AT_WORK.place(AT_WORK.offer(teapot(5L)), 1);

        assertThat(AT_WORK.desk().find(order.id())).contains(order);
        assertThat(AT_WORK.desk().find(new OrderId(UuidV7.next()))).isEmpty();
    }

    @Test
    void keepsThePriceOfTheMoment() {
        var teapot = AT_WORK.offer(teapot(5L));
        var order = AT_WORK.place(teapot, 1);

        AT_WORK.products().replace(new Product(teapot.sku(), "Old teapot", OrderFixture.euros(1), 5L));

        assertThat(AT_WORK.order(order.id())).isEqualTo(order);
    }

    @Test
    void addsUpLinesOfTheSameProduct() {
        var teapot = AT_WORK.offer(teapot(5L));

        var order = AT_WORK.place(orderOf(AT_WORK.customer(), line(teapot, 1), line(teapot, 2)));

        assertThat(order.items()).extracting(Item::quantity).containsExactly(3);
        assertThat(AT_WORK.stockOf(teapot)).isEqualTo(2);
    }

    @Test
    void takesNothingWhenOneProductIsShort() {
        var enough = AT_WORK.offer(teapot(5L));
        var few = AT_WORK.offer(teapot(1L));

        var result = AT_WORK.desk().place(orderOf(AT_WORK.customer(), line(enough, 2), line(few, 2)));

        assertThat(result).isEqualTo(new OutOfStock(List.of(few.sku())));
        assertThat(AT_WORK.stockOf(enough)).isEqualTo(5);
        assertThat(AT_WORK.stockOf(few)).isEqualTo(1);
    }

    @Test
    void refusesProductsThatNobodyKnows() {
        var teapot = AT_WORK.offer(teapot(5L));

        var result = AT_WORK.desk().place(orderOf(AT_WORK.customer(), line(teapot, 1), new Line("no-such-sku", 1)));

        assertThat(result).isEqualTo(new UnknownProducts(List.of("no-such-sku")));
        assertThat(AT_WORK.stockOf(teapot)).isEqualTo(5);
    }

    @Test
    void refusesTwoCurrencies() {
        var teapot = AT_WORK.offer(teapot(null));
        var stamp = AT_WORK.offer(new Product(newSku(), "Stamp", new Money(5, Currency.getInstance("JPY")), null));

        var result = AT_WORK.desk().place(orderOf(AT_WORK.customer(), line(teapot, 1), line(stamp, 1)));

        assertThat(result).isEqualTo(new MixedCurrencies());
    }

    @Test
    void refusesATotalThatDoesNotFit() {
        var palace = AT_WORK.offer(new Product(newSku(), "Palace", OrderFixture.euros(Long.MAX_VALUE), null));

        assertThat(AT_WORK.desk().place(orderOf(AT_WORK.customer(), line(palace, 2))))
                .isEqualTo(new TotalTooLarge());
    }

    @Test
    void refusesACustomerWhoIsGone() {
        var teapot = AT_WORK.offer(teapot(5L));
        var customer = AT_WORK.customer();
        AT_WORK.users().forget(customer);

        assertThat(AT_WORK.desk().place(orderOf(customer, line(teapot, 1)))).isEqualTo(new UnknownCustomer());
    }

    @Test
    void sellsExactlyWhatIsThereWhenManyWantIt() {
        var teapot = AT_WORK.offer(teapot(10L));

        var results = together(50, () -> AT_WORK.desk().place(orderOf(AT_WORK.customer(), line(teapot, 1))));

        assertThat(results).filteredOn(Placed.class::isInstance).hasSize(10);
        assertThat(results).filteredOn(OutOfStock.class::isInstance).hasSize(40);
        assertThat(AT_WORK.stockOf(teapot)).isZero();
    }

    @Test
    void neverDeadlocksWhenOrdersNameProductsInDifferentOrders() {
        var products = IntStream.range(0, 4)
                .mapToObj(_ -> AT_WORK.offer(teapot(1000L)))
                .toList();

        Callable<CancelOrderResult> order = () -> {
            var shuffled = new ArrayList<>(products);
            Collections.shuffle(shuffled);
            var placed = AT_WORK.place(orderOf(
                    AT_WORK.customer(),
                    shuffled.stream().map(each -> line(each, 1)).toArray(Line[]::new)));
            return AT_WORK.desk().cancel(placed.id());
        };
        // Twice half of them: whoever comes last waits no longer for a connection than a pool lets anybody wait.
        var results = Stream.of(together(30, order), together(30, order))
                .flatMap(List::stream)
                .toList();

        assertThat(results).hasSize(60);
        assertThat(products)
                .allSatisfy(product -> assertThat(AT_WORK.stockOf(product)).isEqualTo(1000));
    }

    @Test
    void doesNotWaitForOthersWhoBuyAProductWithoutLimit() {
        var teapot = AT_WORK.offer(teapot(null));

        var order = AT_WORK.transaction().execute(_ -> {
            AT_WORK.stock().reserve(Basket.of(List.of(line(teapot, 1))));
            return together(1, () -> AT_WORK.place(teapot, 1)).getFirst();
        });

        assertThat(order.status()).isEqualTo(Status.PENDING);
    }

    @Test
    void placesOneOrderForOneKeyHoweverOftenItIsSentAtOnce() {
        var teapot = AT_WORK.offer(teapot(100L));
        var command = orderOf(AT_WORK.customer(), line(teapot, 1));

        var results = together(20, () -> AT_WORK.desk().place(command));

        assertThat(results).allSatisfy(result -> assertThat(result).isInstanceOf(Placed.class));
        assertThat(results.stream().map(PlaceOrderIntegrationTests::order).distinct())
                .hasSize(1);
        assertThat(results).filteredOn(result -> !((Placed) result).replayed()).hasSize(1);
        assertThat(AT_WORK.stockOf(teapot)).isEqualTo(99);
    }

    @Test
    void answersARepeatedCommandAsItWasThen() {
        var teapot = AT_WORK.offer(teapot(5L));
        var command = orderOf(AT_WORK.customer(), line(teapot, 1));
        var order = AT_WORK.place(command);
        AT_WORK.desk().cancel(order.id());

        assertThat(AT_WORK.desk().place(command)).isEqualTo(new Placed(order, true));
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherOrder() {
        var teapot = AT_WORK.offer(teapot(5L));
        var customer = AT_WORK.customer();
        AT_WORK.place(orderOf(customer, "my key", line(teapot, 1)));

        assertThat(AT_WORK.desk().place(orderOf(customer, "my key", line(teapot, 2))))
                .isEqualTo(new KeyReused());
        assertThat(AT_WORK.stockOf(teapot)).isEqualTo(4);
    }

    @Test
    void givesEveryCustomerKeysOfTheirOwn() {
        var teapot = AT_WORK.offer(teapot(5L));

        AT_WORK.place(orderOf(AT_WORK.customer(), "a key", line(teapot, 1)));
        AT_WORK.place(orderOf(AT_WORK.customer(), "a key", line(teapot, 2)));

        assertThat(AT_WORK.stockOf(teapot)).isEqualTo(2);
    }

    @Test
    void remembersNoRefusal() {
        var teapot = AT_WORK.offer(teapot(0L));
        var command = orderOf(AT_WORK.customer(), line(teapot, 1));
        assertThat(AT_WORK.desk().place(command)).isInstanceOf(OutOfStock.class);

        AT_WORK.products().replace(new Product(teapot.sku(), "Teapot", teapot.unitPrice(), 1L));

        assertThat(AT_WORK.desk().place(command)).isInstanceOf(Placed.class);
    }

    private static OrderView order(PlaceOrderResult result) {
        return ((Placed) result).order();
    }

    private static <T> List<T> together(int times, Callable<T> action) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = IntStream.range(0, times)
                    .mapToObj(_ -> threads.submit(action))
                    .toList();
            return futures.stream().map(PlaceOrderIntegrationTests::result).toList();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
