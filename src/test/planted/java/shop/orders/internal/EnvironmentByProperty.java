package shop.orders.internal;

final class EnvironmentByProperty {

    Object find(String name) throws Exception {
        return System.getProperty("payment.url"); // planted: environment (System.getProperty)
    }
}
