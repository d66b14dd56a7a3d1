package shop.orders.internal;

import org.jooq.DSLContext;

final class SqlConstantRepository {

    private static final String DELETE = "DELETE FROM billing.payment"; // planted: sql-in-code (a constant, where it is declared)

    private final DSLContext dsl;

    SqlConstantRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    void run(String method) {
        dsl.execute(DELETE); // planted: sql-in-code (a constant, where it is used); plain-sql (nobody has allowed it)
    }
}
