package shop.orders.internal;

final class EnvironmentByInteger {

    Object find(String name) throws Exception {
        return Integer.getInteger("payment.timeout"); // planted: environment (Integer.getInteger)
    }
}
