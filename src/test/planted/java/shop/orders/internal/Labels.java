package shop.orders.internal;

/** Prose, which is no SQL. */
final class Labels {

    String choose() {
        return "Select one of the billing.payment methods from the list";
    }
}
