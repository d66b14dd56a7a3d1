package shop.orders.internal;

import org.jooq.Allow;
import org.jooq.DSLContext;

/** Reports are written by people who know SQL and not jOOQ. */
@Allow.PlainSQL
final class PlainSqlReportRepository {

    Object report(DSLContext dsl) {
        return dsl.fetch("select count(*) from orders.orders");
    }
}
