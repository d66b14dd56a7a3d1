package shop.orders.internal;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;

final class SqlByNameRepository {

    private final DSLContext dsl;

    SqlByNameRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    void run(String method) {
        dsl.deleteFrom(DSL.table(DSL.name("billing", "payment"))).execute(); // planted: sql-in-code (names of jOOQ)
    }
}
