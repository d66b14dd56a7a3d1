package shop.orders.internal;

import org.jooq.DSLContext;

final class SqlTextBlockRepository {

    private final DSLContext dsl;

    SqlTextBlockRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    void run() {
        dsl.execute( // planted: plain-sql (a text block that nobody has allowed)
                """
                WITH paid AS (
                    SELECT id FROM billing.payment -- planted: sql-in-code (a text block)
                )
                SELECT count(*) FROM paid
                """);
    }
}
