package shop.orders.internal;

import java.util.UUID;
import org.jooq.DSLContext;
import shop.users.Users;

final class CallInJooqTransactionRepository {

    private final DSLContext dsl;
    private final Users users;

    CallInJooqTransactionRepository(DSLContext dsl, Users users) {
        this.dsl = dsl;
        this.users = users;
    }

    void place(UUID customer) {
        dsl.transaction(_ -> users.find(customer)); // planted: transaction (a transaction of jOOQ)
    }
}
