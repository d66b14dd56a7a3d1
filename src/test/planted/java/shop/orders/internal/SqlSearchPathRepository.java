package shop.orders.internal;

import org.jooq.DSLContext;

final class SqlSearchPathRepository {

    private final DSLContext dsl;

    SqlSearchPathRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    void run(String method) {
        dsl.execute("SET search_path = billing"); // planted: sql-in-code (a search path); plain-sql (nobody has allowed it)
    }
}
