package shop.orders.internal;

import org.jooq.DSLContext;

final class SqlUpdateRepository {

    private final DSLContext dsl;

    SqlUpdateRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    void run(String method) {
        dsl.execute("UPDATE BILLING.PAYMENT SET AMOUNT = 0"); // planted: sql-in-code (an update in capitals); plain-sql (nobody has allowed it)
    }
}
