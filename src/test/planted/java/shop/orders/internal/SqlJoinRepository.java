package shop.orders.internal;

import org.jooq.DSLContext;

final class SqlJoinRepository {

    private final DSLContext dsl;

    SqlJoinRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    void run(String method) {
        dsl.fetch("SELECT 1 FROM orders.product p JOIN billing.payment b ON b.method = p.sku"); // planted: sql-in-code (a join); plain-sql (nobody has allowed it)
    }
}
