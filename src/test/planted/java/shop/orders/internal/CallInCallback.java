package shop.orders.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import shop.users.UserView;
import shop.users.Users;

final class CallInCallback {

    private final TransactionOperations transaction;
    private final Users users;

    CallInCallback(TransactionOperations transaction, Users users) {
        this.transaction = transaction;
        this.users = users;
    }

    Optional<UserView> place(UUID customer) {
        return transaction.execute(_ -> users.find(customer)); // planted: transaction (a lambda)
    }

    void placeWithoutResult(UUID customer) {
        transaction.executeWithoutResult(status -> {
            var first = List.of(customer).getFirst();
            Optional.of(first).flatMap(users::find); // planted: transaction (a method reference in a lambda)
        });
    }

    void placeByReference() {
        TransactionCallback<UserView> work = this::inside;
        transaction.execute(work);
    }

    UserView askFirst(UUID customer) {
        var user = users.find(customer).orElseThrow();
        return transaction.execute(_ -> new UserView(user.id(), user.name()));
    }

    private UserView inside(TransactionStatus status) {
        return users.find(UUID.randomUUID()).orElseThrow(); // planted: transaction (a method reference as callback)
    }
}
