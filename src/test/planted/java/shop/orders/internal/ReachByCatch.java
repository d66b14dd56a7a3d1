package shop.orders.internal;

final class ReachByCatch {

    boolean holds(AutoCloseable action) throws Exception {
        try (action) {
            return true;
        } catch (shop.billing.internal.LedgerException refused) { // planted: reach-in (a catch clause)
            return false;
        }
    }
}
