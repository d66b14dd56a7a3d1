package shop.orders.internal;

import org.springframework.modulith.events.ApplicationModuleListener;
import shop.billing.PaymentCaptured;

final class ListenTwice {

    @ApplicationModuleListener(id = "orders.listen-twice")
    void on(PaymentCaptured event) {} // planted: listener-id (used twice)

    @ApplicationModuleListener(id = "orders.listen-twice")
    void again(PaymentCaptured event) {} // planted: listener-id (used again)
}
