package shop.orders.internal.jooq;

import org.jooq.Name;
import org.jooq.impl.DSL;

public final class Payment {

    public static final Name PAYMENT = DSL.name("billing", "payment"); // planted: generated-sql (a table of another schema)

    private Payment() {}
}
