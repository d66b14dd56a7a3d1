package shop.orders.internal;

import org.jooq.DSLContext;

final class SqlByDslContext {

    DSLContext dsl; // planted: sql-in-repositories (a DSLContext)
}
