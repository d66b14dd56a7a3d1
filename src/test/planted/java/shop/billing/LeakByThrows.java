package shop.billing;

import shop.billing.internal.LedgerException;

public interface LeakByThrows {

    void settle() throws LedgerException; // planted: api-leaks (an internal exception)
}
