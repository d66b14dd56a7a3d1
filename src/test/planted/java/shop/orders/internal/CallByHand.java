package shop.orders.internal;

import java.util.UUID;
import org.springframework.transaction.PlatformTransactionManager;
import shop.users.Users;

final class CallByHand {

    private final PlatformTransactionManager manager;
    private final Users users;

    CallByHand(PlatformTransactionManager manager, Users users) {
        this.manager = manager;
        this.users = users;
    }

    void place(UUID customer) {
        users.find(customer);
        var status = manager.getTransaction(null);
        users.find(customer); // planted: transaction (between begin and commit)
        manager.commit(status);
        users.find(customer);
    }
}
