package shop.orders.internal;

final class ReflectByPath {

    Object find(String name) throws Exception {
        return getClass().getClassLoader().getResource("shop/billing/internal/Ledger.class"); // planted: reflection (a class file); resources (a class file)
    }
}
