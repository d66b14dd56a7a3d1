package shop.orders.internal;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.annotation.Propagation;
import shop.billing.Billing;
import shop.billing.PaymentCaptured;

class CallInListener {

    private final Billing billing;

    CallInListener(Billing billing) {
        this.billing = billing;
    }

    @ApplicationModuleListener(id = "orders.call-in-listener")
    void on(PaymentCaptured event) {
        billing.findByOrder(event.orderId()); // planted: transaction (a listener)
    }

    @ApplicationModuleListener(id = "orders.call-outside", propagation = Propagation.NOT_SUPPORTED)
    void outside(PaymentCaptured event) {
        billing.findByOrder(event.orderId());
    }
}
