package shop.orders.internal;

final class ReflectByName {

    Object find(String name) throws Exception {
        return Class.forName("shop.billing.internal.Ledger"); // planted: reflection (a class by its name)
    }
}
