package shop.orders.internal.jooq;

import org.jooq.Name;
import org.jooq.impl.DSL;

public final class Keys {

    public static final Name PAID = DSL.name("users", "account_pkey"); // planted: generated-sql (a key of another schema)

    private Keys() {}
}
