package app.orders.internal;

import app.billing.PaymentCaptured;
import app.billing.PaymentDeclined;
import app.orders.OrderConfirmed;
import app.orders.OrderId;
import app.runtime.UuidV7;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Settles what becomes of an order once its payment is settled. An order that is not pending any more stays as it is.
 */
@Component
class PaymentListener {

    private final OrderStatusRepository orders;
    private final Cancellations cancellations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PaymentListener(
            OrderStatusRepository orders, Cancellations cancellations, ApplicationEventPublisher events, Clock clock) {
        this.orders = orders;
        this.cancellations = cancellations;
        this.events = events;
        this.clock = clock;
    }

    @ApplicationModuleListener(id = "orders.confirm")
    void on(PaymentCaptured captured) {
        var now = clock.instant();
        orders.confirmIfPending(new OrderId(captured.orderId()), now)
                .ifPresent(order -> events.publishEvent(
                        new OrderConfirmed(UuidV7.next(), now, order.id(), order.customerId(), order.total())));
    }

    @ApplicationModuleListener(id = "orders.cancel-declined")
    void on(PaymentDeclined declined) {
        cancellations.becausePaymentWasDeclined(new OrderId(declined.orderId()));
    }
}
