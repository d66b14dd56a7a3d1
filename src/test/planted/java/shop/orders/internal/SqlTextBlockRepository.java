package shop.orders.internal;

import org.jooq.Allow;
import org.jooq.DSLContext;

final class SqlTextBlockRepository {

    private final DSLContext dsl;

    SqlTextBlockRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    // What is planted here is where it goes, not that it is a string.
    @Allow.PlainSQL
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
