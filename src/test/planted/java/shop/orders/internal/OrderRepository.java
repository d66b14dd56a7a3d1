package shop.orders.internal;

import org.jooq.DSLContext;

/** As it should be. */
final class OrderRepository {

    private final DSLContext dsl;

    OrderRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    boolean isThere() {
        return dsl != null;
    }
}
