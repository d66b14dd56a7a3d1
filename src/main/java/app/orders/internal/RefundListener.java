package app.orders.internal;

import app.billing.Billing;
import app.billing.PaymentCaptured;
import app.billing.RefundPayment;
import app.billing.RefundPaymentResult.Accepted;
import app.billing.RefundPaymentResult.NothingToRefund;
import app.billing.RefundPaymentResult.StillPending;
import app.orders.OrderCancelled;
import app.orders.OrderId;
import app.orders.OrderView.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/**
 * Gives the money of a cancelled order back. A capture and a cancellation are committed by two modules in any order,
 * and each is announced after its commit to a listener here that looks at the other:
 *
 * <ul>
 *   <li>after the cancellation, {@link #on(OrderCancelled)} asks billing for a refund, which is made if the payment is
 *       captured by then;
 *   <li>after the capture, {@link #on(PaymentCaptured)} looks at the order, and asks for the refund if it is cancelled
 *       by then.
 * </ul>
 *
 * <p>For the refund to be lost, both would have to look too early: the first before the capture was committed, the
 * second before the cancellation was. But the first looks after the cancellation and the second after the capture, so
 * that each commit would have to come before the other. That holds also for a payment that is requested, captured or
 * reported long after the cancellation. If both see the other, both ask, and billing refunds once.
 *
 * <p>Neither looks inside a transaction, since they call billing: they read what is committed at that moment.
 */
@Component
class RefundListener {

    private static final Logger log = LoggerFactory.getLogger(RefundListener.class);

    private final OrderRepository orders;
    private final Billing billing;

    RefundListener(OrderRepository orders, Billing billing) {
        this.orders = orders;
        this.billing = billing;
    }

    @ApplicationModuleListener(id = "orders.refund-cancelled", propagation = Propagation.NOT_SUPPORTED)
    void on(OrderCancelled cancelled) {
        refund(cancelled.orderId());
    }

    @ApplicationModuleListener(id = "orders.refund-late-capture", propagation = Propagation.NOT_SUPPORTED)
    void on(PaymentCaptured captured) {
        var id = new OrderId(captured.orderId());
        if (orders.find(id).filter(order -> order.status() == Status.CANCELLED).isPresent()) {
            refund(id);
        }
    }

    private void refund(OrderId id) {
        switch (billing.refund(new RefundPayment(id.value()))) {
            case Accepted(var payment) ->
                log.info("Payment {} of cancelled order {} is paid back", payment.value(), id.value());
            case StillPending(var payment) ->
                log.info(
                        "Payment {} of cancelled order {} is still pending; if it is captured, it will be paid back"
                                + " then",
                        payment.value(),
                        id.value());
            case NothingToRefund() -> log.debug("Nothing was captured for cancelled order {}", id.value());
        }
    }
}
