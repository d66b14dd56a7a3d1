package shop.orders.internal;

import org.jooq.Allow;
import org.jooq.DSLContext;

final class SqlConcatenationRepository {

    private final DSLContext dsl;

    SqlConcatenationRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    // What is planted here is where it goes, not that it is a string.
    @Allow.PlainSQL
    void run(String method) {
        dsl.execute("SELECT 1 FROM billing.payment WHERE method = '" + method + "'"); // planted: sql-in-code (a concatenation); plain-sql (nobody has allowed it)
    }
}
