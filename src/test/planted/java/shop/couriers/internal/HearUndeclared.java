package shop.couriers.internal;

import org.springframework.modulith.events.ApplicationModuleListener;
import shop.billing.PaymentCaptured;

final class HearUndeclared {

    @ApplicationModuleListener(id = "couriers.hear-undeclared")
    void on(PaymentCaptured event) {} // planted: listener-declared (a module that may not be used); allowed-dependencies (its event)
}
