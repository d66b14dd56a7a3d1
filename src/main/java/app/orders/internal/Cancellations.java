package app.orders.internal;

import app.orders.OrderCancelled;
import app.orders.OrderId;
import app.orders.OrderView;
import app.orders.OrderView.CancellationReason;
import app.runtime.UuidV7;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Cancels orders: releases their stock and says so, once per order, in the transaction of the caller. Money goes back
 * after that, see {@link RefundListener}.
 */
@Component
final class Cancellations {

    private final OrderStatusRepository orders;
    private final StockRepository stock;
    private final ApplicationEventPublisher events;
    private final OrderSettings settings;
    private final Clock clock;

    Cancellations(
            OrderStatusRepository orders,
            StockRepository stock,
            ApplicationEventPublisher events,
            OrderSettings settings,
            Clock clock) {
        this.orders = orders;
        this.stock = stock;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty if there is no such order, or if it is cancelled already, or if it was confirmed too long ago. */
    Optional<OrderView> forCustomer(OrderId id) {
        var now = clock.instant();
        var cancelled = orders.cancelIfPendingOrConfirmedAfter(
                window().opensAfter(now), id, CancellationReason.BY_CUSTOMER, now);
        cancelled.ifPresent(order -> settle(List.of(order), now));
        return cancelled;
    }

    /** When the customer can no longer cancel; empty for an order that was never confirmed. */
    Optional<Instant> possibleUntil(OrderId id) {
        return orders.confirmedAt(id).map(window()::closesAt);
    }

    /** Does nothing to an order that is not pending any more. */
    void becausePaymentWasDeclined(OrderId id) {
        var now = clock.instant();
        orders.cancelIfPending(id, CancellationReason.PAYMENT_DECLINED, now)
                .ifPresent(order -> settle(List.of(order), now));
    }

    /** @return how many orders were cancelled */
    int ofPendingTooLong(int atMost) {
        var now = clock.instant();
        var limit = now.minus(settings.pendingLimit());
        var cancelled = orders.cancelPlacedBefore(limit, atMost, CancellationReason.PENDING_TOO_LONG, now);
        if (!cancelled.isEmpty()) {
            settle(cancelled, now);
        }
        return cancelled.size();
    }

    private CancellationWindow window() {
        return new CancellationWindow(settings.cancellationWindow());
    }

    private void settle(List<OrderView> cancelled, Instant now) {
        stock.release(cancelled.stream().map(OrderView::id).toList());
        for (var order : cancelled) {
            events.publishEvent(new OrderCancelled(
                    UuidV7.next(),
                    now,
                    order.id(),
                    order.customerId(),
                    Objects.requireNonNull(order.cancellationReason())));
        }
    }
}
