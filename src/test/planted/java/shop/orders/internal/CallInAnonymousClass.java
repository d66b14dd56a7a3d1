package shop.orders.internal;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;
import shop.users.UserView;
import shop.users.Users;

final class CallInAnonymousClass {

    private final TransactionTemplate transaction;
    private final Users users;

    CallInAnonymousClass(TransactionTemplate transaction, Users users) {
        this.transaction = transaction;
        this.users = users;
    }

    void place(UUID customer) {
        transaction.execute(new TransactionCallback<Optional<UserView>>() {
            @Override
            public Optional<UserView> doInTransaction(TransactionStatus status) {
                return users.find(customer); // planted: transaction (an anonymous class)
            }
        });
        transaction.executeWithoutResult(new Consumer<>() {
            @Override
            public void accept(TransactionStatus status) {
                users.find(customer); // planted: transaction (an anonymous consumer)
            }
        });
    }
}
