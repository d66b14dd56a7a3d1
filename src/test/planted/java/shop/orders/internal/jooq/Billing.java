package shop.orders.internal.jooq;

import org.jooq.Name;
import org.jooq.impl.DSL;

public final class Billing {

    public static final Name BILLING = DSL.name("billing"); // planted: generated-sql (another schema)

    private Billing() {}
}
