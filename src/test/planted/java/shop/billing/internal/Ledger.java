package shop.billing.internal;

import java.util.UUID;

public class Ledger { // planted: hidden-internals (a class)

    public static final int LIMIT = 10_000;

    public static long balance(UUID order) {
        return order.hashCode();
    }

    public long total() {
        return LIMIT;
    }

    public static class Entry {}
}
