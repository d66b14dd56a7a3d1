package shop.orders.internal;

import org.springframework.modulith.events.ApplicationModuleListener;
import shop.billing.PaymentCaptured;

final class ListenUnderOtherName {

    @ApplicationModuleListener(id = "billing.listen-under-other-name")
    void on(PaymentCaptured event) {} // planted: listener-id (of another module)

    @ApplicationModuleListener(id = "orders.ListenUnderOtherName.on")
    void again(PaymentCaptured event) {} // planted: listener-id (a class name)
}
