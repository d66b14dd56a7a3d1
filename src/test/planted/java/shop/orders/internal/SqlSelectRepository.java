package shop.orders.internal;

import org.jooq.Allow;
import org.jooq.DSLContext;

final class SqlSelectRepository {

    private final DSLContext dsl;

    SqlSelectRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    // What is planted here is where it goes, not that it is a string.
    @Allow.PlainSQL
    void run(String method) {
        dsl.execute("SELECT count(*) FROM billing.payment"); // planted: sql-in-code (a query); plain-sql (nobody has allowed it)
    }
}
