package shop.orders.internal;

import org.jooq.Allow;
import org.jooq.DSLContext;

final class SqlFunctionRepository {

    private final DSLContext dsl;

    SqlFunctionRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    // What is planted here is where it goes, not that it is a string.
    @Allow.PlainSQL
    void run(String method) {
        dsl.execute("SELECT billing.refund(gen_random_uuid())"); // planted: sql-in-code (a call of a function); plain-sql (nobody has allowed it)
    }
}
