package shop.orders.internal;

import org.jooq.DSLContext;

final class SqlSelectRepository {

    private final DSLContext dsl;

    SqlSelectRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    void run(String method) {
        dsl.execute("SELECT count(*) FROM billing.payment"); // planted: sql-in-code (a query); plain-sql (nobody has allowed it)
    }
}
