package shop.orders.internal;

final class ReflectByConcatenation {

    Object find(String name) throws Exception {
        return Class.forName("shop.billing.internal." + name); // planted: reflection (a name that the running program completes)
    }
}
