package shop.orders.internal;

import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.Allow;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

final class PlainSqlRepository {

    private static final Condition OPEN = DSL.condition("status = 'OPEN'"); // planted: plain-sql (a constant)

    private final DSLContext dsl;

    PlainSqlRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    int statement() {
        return dsl.execute("delete from orders.parcels"); // planted: plain-sql (a statement)
    }

    Object part(String sku) {
        return dsl.select(DSL.field("price * ?", Long.class, 2)) // planted: plain-sql (a part of a query)
                .from(DSL.table(DSL.name("orders", "products")))
                .where(OPEN);
    }

    Object lambda() {
        Supplier<Object> query = () -> dsl.fetch("select 1"); // planted: plain-sql (in a lambda)
        return query.get();
    }

    Object reference() {
        return Optional.of("select 1").map(dsl::fetchOne); // planted: plain-sql (a method reference)
    }

    @Allow.PlainSQL
    Object unexplained() {
        return dsl.fetch("select 2"); // planted: plain-sql (allowed without a reason)
    }

    // Why?
    @Allow.PlainSQL
    Object barelyExplained() {
        return dsl.fetch("select 3"); // planted: plain-sql (allowed for a word)
    }
}
