package shop.orders.internal;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.modulith.events.ApplicationModuleListener;
import shop.billing.PaymentCaptured;

final class ListenByComposition {

    @Heard
    void on(PaymentCaptured event) {} // planted: listener-id (an annotation that has none)

    @ApplicationModuleListener
    @Retention(RetentionPolicy.RUNTIME)
    @interface Heard {}
}
