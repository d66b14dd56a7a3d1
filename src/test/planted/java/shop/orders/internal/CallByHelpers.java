package shop.orders.internal;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.transaction.annotation.Transactional;
import shop.billing.Billing;
import shop.billing.PaymentView;

class CallByHelpers {

    private final Pricing pricing;

    CallByHelpers(Pricing pricing) {
        this.pricing = pricing;
    }

    @Transactional
    void place(UUID order) {
        prepare(order);
    }

    private void prepare(UUID order) {
        Supplier<Long> price = () -> pricing.of(order);
        price.get();
    }

    /** Of which the module has one implementation. */
    interface Pricing {

        long of(UUID order);
    }

    static final class PaidPricing implements Pricing {

        private final Billing billing;

        PaidPricing(Billing billing) {
            this.billing = billing;
        }

        @Override
        public long of(UUID order) {
            return billing.findByOrder(order).map(PaymentView::amount).orElse(0L); // planted: transaction (three calls away, through an interface)
        }
    }

    /** As it may be: nothing in a transaction leads here. */
    long outside(UUID order) {
        return pricing.of(order);
    }
}
