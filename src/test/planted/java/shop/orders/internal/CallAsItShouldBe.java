package shop.orders.internal;

import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import shop.billing.Billing;
import shop.billing.PaymentView;
import shop.billing.RequestPayment;

/** As it should be: what others have given is read inside the transaction, and they are asked outside. */
class CallAsItShouldBe {

    private final TransactionOperations transaction;
    private final Billing billing;

    CallAsItShouldBe(TransactionOperations transaction, Billing billing) {
        this.transaction = transaction;
        this.billing = billing;
    }

    long place(UUID order) {
        var payment = billing.requestPayment(new RequestPayment(order, 1));
        return transaction.execute(_ -> amount(payment));
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    Optional<PaymentView> look(UUID order) {
        return billing.findByOrder(order);
    }

    private static long amount(PaymentView payment) {
        return payment.amount() + payment.toString().length();
    }
}
