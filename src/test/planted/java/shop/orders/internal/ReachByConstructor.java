package shop.orders.internal;

final class ReachByConstructor {

    Object ledger() {
        return new shop.billing.internal.Ledger(); // planted: reach-in (a constructor)
    }
}
