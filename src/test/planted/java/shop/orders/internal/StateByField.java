package shop.orders.internal;

final class StateByField {

    static int placed; // planted: shared-state (a field that can be set)

    private static volatile String last = ""; // planted: shared-state (a private field that can be set)

    static final int[] LIMITS = {1, 2}; // planted: shared-state (an array that is not private)

    private static final int[] WEIGHTS = {1, 2};

    static int next(String sku) {
        last = sku + last;
        return placed++ + WEIGHTS[0];
    }
}
