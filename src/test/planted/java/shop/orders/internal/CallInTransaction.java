package shop.orders.internal;

import java.util.UUID;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shop.users.Users;

class CallInTransaction {

    private final Users users;

    CallInTransaction(Users users) {
        this.users = users;
    }

    @Transactional
    boolean place(UUID customer) {
        return users.find(customer).isPresent(); // planted: transaction (a transactional method)
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    boolean ask(UUID customer) {
        return users.find(customer).isPresent();
    }
}
