package shop.orders.internal;

import java.util.function.Supplier;
import org.jooq.Allow;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

final class PlainSqlWithReasonRepository {

    private final DSLContext dsl;

    PlainSqlWithReasonRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** jOOQ has no word for this setting. */
    @Allow.PlainSQL
    int settings() {
        return dsl.execute("set local synchronous_commit = off");
    }

    // The planner takes the wrong index unless it is told the literal.
    // See the query plan in the documentation.
    @Deprecated
    @Allow.PlainSQL
    Object literal() {
        Supplier<Object> query = () -> dsl.fetch("select 4");
        return query.get();
    }

    @Deprecated
    // jOOQ has no word for advisory locks.
    @Allow.PlainSQL
    Object lock() {
        return dsl.fetch("select pg_advisory_xact_lock(1)");
    }

    Object inWordsOfJooq() {
        return dsl.select(DSL.val(1)).fetch();
    }
}
