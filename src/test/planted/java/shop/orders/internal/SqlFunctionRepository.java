package shop.orders.internal;

import org.jooq.DSLContext;

final class SqlFunctionRepository {

    private final DSLContext dsl;

    SqlFunctionRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    void run(String method) {
        dsl.execute("SELECT billing.refund(gen_random_uuid())"); // planted: sql-in-code (a call of a function); plain-sql (nobody has allowed it)
    }
}
