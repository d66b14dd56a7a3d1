package shop.orders.internal;

import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.event.TransactionalEventListener;
import shop.billing.PaymentCaptured;

final class ListenUnsafely implements ApplicationListener<PayloadApplicationEvent<PaymentCaptured>> {

    @EventListener
    void on(PaymentCaptured event) {} // planted: listener-id (an event listener for another module)

    @TransactionalEventListener
    void committed(PaymentCaptured event) {} // planted: listener-id (a transactional event listener for another module)

    @EventListener(classes = PaymentCaptured.class)
    void any() {} // planted: listener-id (another module's event by attribute)

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<PaymentCaptured> event) {} // planted: listener-id (Spring's interface)
}
