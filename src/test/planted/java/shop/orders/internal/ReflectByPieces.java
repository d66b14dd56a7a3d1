package shop.orders.internal;

final class ReflectByPieces {

    private static final String BILLING = "shop.billing";

    Object find(String name) throws Exception {
        return Class.forName(BILLING + ".internal.Ledger"); // planted: reflection (a name of two constants)
    }
}
