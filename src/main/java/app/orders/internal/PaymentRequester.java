package app.orders.internal;

import app.billing.Billing;
import app.billing.Money;
import app.billing.RequestPayment;
import app.orders.OrderId;
import app.orders.OrderPlaced;
import app.orders.OrderView.Status;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/** Has a placed order paid. */
@Component
class PaymentRequester {

    private final OrderRepository orders;
    private final Billing billing;

    PaymentRequester(OrderRepository orders, Billing billing) {
        this.orders = orders;
        this.billing = billing;
    }

    /**
     * Outside any transaction, because it calls billing, which knows one payment per order however often it is asked.
     * An order that is cancelled between the look at its status and the call is charged nevertheless, and refunded when
     * the capture is reported.
     *
     * @see RefundListener
     */
    @ApplicationModuleListener(id = "orders.request-payment", propagation = Propagation.NOT_SUPPORTED)
    void on(OrderPlaced placed) {
        if (isPending(placed.orderId())) {
            var total = new Money(placed.total().amount(), placed.total().currency());
            billing.requestPayment(
                    new RequestPayment(placed.orderId().value(), placed.customerId(), total, placed.paymentMethod()));
        }
    }

    private boolean isPending(OrderId id) {
        return orders.find(id).filter(order -> order.status() == Status.PENDING).isPresent();
    }
}
