package shop.orders.internal;

import org.jooq.DSLContext;

final class SqlConcatenationRepository {

    private final DSLContext dsl;

    SqlConcatenationRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    void run(String method) {
        dsl.execute("SELECT 1 FROM billing.payment WHERE method = '" + method + "'"); // planted: sql-in-code (a concatenation); plain-sql (nobody has allowed it)
    }
}
