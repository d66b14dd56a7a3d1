package app.orders.internal;

import static app.orders.internal.OrderFixture.teapot;
import static org.assertj.core.api.Assertions.assertThat;

import app.orders.OrderCancelled;
import app.orders.OrderView;
import app.orders.OrderView.CancellationReason;
import app.orders.OrderView.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PendingOrderSweepIntegrationTests {

    private static final Duration LIMIT = OrderFixture.SETTINGS.pendingLimit();

    @AutoClose
    private static final OrdersAtWork AT_WORK = new OrdersAtWork();

    @BeforeEach
    void sweepWhatOtherTestsLeft() {
        AT_WORK.clock().advance(LIMIT.multipliedBy(2));
        AT_WORK.sweep().sweep();
    }

    @Test
    void cancelsWhatIsPendingForTooLong() {
        var teapot = AT_WORK.offer(teapot(5L));
        var order = AT_WORK.place(teapot, 2);
        AT_WORK.clock().advance(LIMIT.plusSeconds(1));

        assertThat(AT_WORK.sweep().sweep()).isEqualTo(1);

        assertThat(AT_WORK.order(order.id()).cancellationReason()).isEqualTo(CancellationReason.PENDING_TOO_LONG);
        assertThat(AT_WORK.stockOf(teapot)).isEqualTo(5);
        assertThat(AT_WORK.events().of(OrderCancelled.class, order.id())).hasSize(1);
    }

    @Test
    void leavesWhatIsNotPendingForSoLong() {
        var order = AT_WORK.place(AT_WORK.offer(teapot(5L)), 2);
        AT_WORK.clock().advance(LIMIT.minusSeconds(10));

        assertThat(AT_WORK.sweep().sweep()).isZero();

        assertThat(AT_WORK.order(order.id()).status()).isEqualTo(Status.PENDING);
    }

    @Test
    void leavesWhatIsConfirmed() {
        var order = AT_WORK.place(AT_WORK.offer(teapot(5L)), 2);
        AT_WORK.confirm(order.id());
        AT_WORK.clock().advance(LIMIT.plusSeconds(1));

        assertThat(AT_WORK.sweep().sweep()).isZero();

        assertThat(AT_WORK.order(order.id()).status()).isEqualTo(Status.CONFIRMED);
    }

    @Test
    void leavesAnOrderThatAnotherTransactionHolds() {
        var order = AT_WORK.place(AT_WORK.offer(teapot(5L)), 2);
        AT_WORK.clock().advance(LIMIT.plusSeconds(1));

        var swept = AT_WORK.transaction().execute(_ -> {
            AT_WORK.desk().cancel(order.id());
            return CompletableFuture.supplyAsync(AT_WORK.sweep()::sweep, Thread::startVirtualThread)
                    .join();
        });

        assertThat(swept).isZero();
        assertThat(AT_WORK.order(order.id()).cancellationReason()).isEqualTo(CancellationReason.BY_CUSTOMER);
    }

    @Test
    void sharesTheWorkAmongInstances() {
        var teapot = AT_WORK.offer(teapot(1000L));
        var orders = IntStream.range(0, 3 * PendingOrderSweep.BATCH + 1)
                .mapToObj(_ -> AT_WORK.place(teapot, 2))
                .toList();
        AT_WORK.clock().advance(LIMIT.plusSeconds(1));

        var first = CompletableFuture.supplyAsync(AT_WORK.sweep()::sweep, Thread::startVirtualThread);
        var second = CompletableFuture.supplyAsync(AT_WORK.sweep()::sweep, Thread::startVirtualThread);

        assertThat(first.join() + second.join()).isEqualTo(orders.size());
        assertThat(orders)
                .extracting(OrderView::id)
                .allSatisfy(id -> assertThat(AT_WORK.events().of(OrderCancelled.class, id))
                        .hasSize(1));
        assertThat(AT_WORK.stockOf(teapot)).isEqualTo(1000);
    }

    @Test
    void stopsWhenTheApplicationDoes() {
        var sweep = AT_WORK.sweep();
        sweep.stop();
        assertThat(sweep.isRunning()).isFalse();

        sweep.start();
        assertThat(sweep.isRunning()).isTrue();
    }
}
