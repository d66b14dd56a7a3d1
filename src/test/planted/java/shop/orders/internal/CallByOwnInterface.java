package shop.orders.internal;

import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;
import shop.billing.Billing;
import shop.billing.PaymentView;

@Transactional
interface CallByOwnInterface extends Billing {

    default Optional<PaymentView> payment(UUID order) {
        return findByOrder(order); // planted: transaction (a method that is inherited from a facade)
    }
}
