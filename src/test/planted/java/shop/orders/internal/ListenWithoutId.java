package shop.orders.internal;

import org.springframework.modulith.events.ApplicationModuleListener;
import shop.billing.PaymentCaptured;

final class ListenWithoutId {

    @ApplicationModuleListener
    void on(PaymentCaptured event) {} // planted: listener-id (none)

    @ApplicationModuleListener(id = "")
    void again(PaymentCaptured event) {} // planted: listener-id (an empty one)
}
