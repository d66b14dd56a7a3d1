package shop.billing;

import org.jooq.Record;

public interface LeakOfJooq {

    PaymentView view(Record row); // planted: api-leaks (a type of jOOQ)
}
