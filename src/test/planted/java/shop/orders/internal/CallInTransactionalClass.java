package shop.orders.internal;

import java.util.UUID;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shop.billing.Billing;

@Transactional
class CallInTransactionalClass {

    private final Billing billing;

    CallInTransactionalClass(Billing billing) {
        this.billing = billing;
    }

    void pay(UUID order) {
        billing.findByOrder(order); // planted: transaction (a transactional class)
    }

    @Transactional(propagation = Propagation.NEVER)
    void look(UUID order) {
        billing.findByOrder(order);
    }
}
