package app.orders.internal;

import static app.orders.internal.OrderFixture.line;
import static app.orders.internal.OrderFixture.orderOf;
import static app.orders.internal.OrderFixture.teapot;
import static org.assertj.core.api.Assertions.assertThat;

import app.orders.CancelOrderResult.Cancelled;
import app.orders.CancelOrderResult.NotFound;
import app.orders.CancelOrderResult.TooLate;
import app.orders.OrderCancelled;
import app.orders.OrderConfirmed;
import app.orders.OrderId;
import app.orders.OrderView.CancellationReason;
import app.orders.OrderView.Status;
import app.runtime.UuidV7;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CancelOrderIntegrationTests {

    private static final Duration WINDOW = OrderFixture.SETTINGS.cancellationWindow();

    @AutoClose
    private static final OrdersAtWork AT_WORK = new OrdersAtWork();

    @Test
    void releasesTheStockAndSaysSo() {
        var teapot = AT_WORK.offer(teapot(5L));
        var order = AT_WORK.place(teapot, 2);

        var result = AT_WORK.desk().cancel(order.id());

        assertThat(result).isInstanceOfSatisfying(Cancelled.class, cancelled -> {
            assertThat(cancelled.order().status()).isEqualTo(Status.CANCELLED);
            assertThat(cancelled.order().cancellationReason()).isEqualTo(CancellationReason.BY_CUSTOMER);
            assertThat(cancelled.order().items()).isEqualTo(order.items());
        });
        assertThat(AT_WORK.stockOf(teapot)).isEqualTo(5);
        assertThat(AT_WORK.events().of(OrderCancelled.class, order.id())).hasSize(1);
    }

    @Test
    void answersACancelledOrderAgainAndReleasesNothingMore() {
        var teapot = AT_WORK.offer(teapot(5L));
        var order = AT_WORK.place(teapot, 2);
        var first = AT_WORK.desk().cancel(order.id());

        assertThat(AT_WORK.desk().cancel(order.id())).isEqualTo(first);

        assertThat(AT_WORK.stockOf(teapot)).isEqualTo(5);
        assertThat(AT_WORK.events().of(OrderCancelled.class, order.id())).hasSize(1);
    }

    @Test
    void cancelsAConfirmedOrderAsLongAsTheWindowIsOpen() {
        var order = AT_WORK.place(AT_WORK.offer(teapot(5L)), 2);
        AT_WORK.confirm(order.id());
        AT_WORK.clock().advance(WINDOW.minusMinutes(1));

        assertThat(AT_WORK.desk().cancel(order.id())).isInstanceOf(Cancelled.class);
    }

    @Test
    void refusesOnceTheWindowIsClosed() {
        var teapot = AT_WORK.offer(teapot(5L));
        var order = AT_WORK.place(teapot, 2);
        AT_WORK.confirm(order.id());
        AT_WORK.clock().advance(WINDOW);

        var result = AT_WORK.desk().cancel(order.id());

        assertThat(result)
                .isInstanceOfSatisfying(
                        TooLate.class,
                        tooLate -> assertThat(tooLate.cancellableUntil())
                                .isBeforeOrEqualTo(AT_WORK.clock().instant()));
        assertThat(AT_WORK.order(order.id()).status()).isEqualTo(Status.CONFIRMED);
        assertThat(AT_WORK.stockOf(teapot)).isEqualTo(3);
    }

    @Test
    void cancelsAPendingOrderHoweverOldItIs() {
        var order = AT_WORK.place(AT_WORK.offer(teapot(5L)), 2);
        AT_WORK.clock().advance(WINDOW.multipliedBy(2));

        assertThat(AT_WORK.desk().cancel(order.id())).isInstanceOf(Cancelled.class);
    }

    @Test
    void findsNoOrderThatWasNeverPlaced() {
        var id = new OrderId(UuidV7.next());

        assertThat(AT_WORK.desk().cancel(id)).isEqualTo(new NotFound(id));
    }

    @Test
    void givesBackOnlyWhatWasTakenFromTheStock() {
        var teapot = AT_WORK.offer(teapot(null));
        var order = AT_WORK.place(teapot, 2);
        AT_WORK.products().replace(new Product(teapot.sku(), "Teapot", teapot.unitPrice(), 7L));

        AT_WORK.desk().cancel(order.id());

        assertThat(AT_WORK.stockOf(teapot)).isEqualTo(7);
    }

    @Test
    void givesBackToTheStockThatWasPutInTheMeantime() {
        var teapot = AT_WORK.offer(teapot(5L));
        var order = AT_WORK.place(teapot, 2);
        AT_WORK.products().replace(new Product(teapot.sku(), "Teapot", teapot.unitPrice(), 100L));

        AT_WORK.desk().cancel(order.id());

        assertThat(AT_WORK.stockOf(teapot)).isEqualTo(102);
    }

    @Test
    void leavesAProductUnlimitedThatHasBecomeSo() {
        var teapot = AT_WORK.offer(teapot(5L));
        var order = AT_WORK.place(teapot, 2);
        AT_WORK.products().replace(new Product(teapot.sku(), "Teapot", teapot.unitPrice(), null));

        AT_WORK.desk().cancel(order.id());

        assertThat(AT_WORK.stockOf(teapot)).isNull();
    }

    @RepeatedTest(10)
    void cancelsOnceWhenEverythingHappensAtOnce() {
        var teapot = AT_WORK.offer(teapot(5L));
        var order = AT_WORK.place(orderOf(AT_WORK.customer(), line(teapot, 2)));
        AT_WORK.clock().advance(OrderFixture.SETTINGS.pendingLimit().plusSeconds(1));

        atOnce(List.of(
                () -> AT_WORK.desk().cancel(order.id()),
                () -> AT_WORK.desk().cancel(order.id()),
                () -> AT_WORK.confirm(order.id()),
                () -> AT_WORK.sweep().sweep(),
                () -> AT_WORK.sweep().sweep()));

        assertThat(AT_WORK.order(order.id()).status()).isEqualTo(Status.CANCELLED);
        assertThat(AT_WORK.stockOf(teapot)).isEqualTo(5);
        assertThat(AT_WORK.events().of(OrderCancelled.class, order.id())).hasSize(1);
        assertThat(AT_WORK.events().of(OrderConfirmed.class, order.id())).hasSizeLessThan(2);
    }

    private static void atOnce(List<Runnable> actions) {
        var start = new CyclicBarrier(actions.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = actions.stream()
                    .map(action -> threads.submit(() -> {
                        start.await(5, TimeUnit.SECONDS);
                        action.run();
                        return true;
                    }))
                    .toList();
            assertThat(futures).allSatisfy(future -> assertThat(future).succeedsWithin(Duration.ofSeconds(10)));
        }
    }
}
