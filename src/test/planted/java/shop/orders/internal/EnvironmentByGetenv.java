package shop.orders.internal;

final class EnvironmentByGetenv {

    Object find(String name) throws Exception {
        return System.getenv("PAYMENT_PROVIDER_URL"); // planted: environment (System.getenv)
    }
}
