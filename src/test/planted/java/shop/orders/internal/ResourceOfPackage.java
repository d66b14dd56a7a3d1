package shop.orders.internal;

final class ResourceOfPackage {

    Object find(String name) throws Exception {
        return getClass().getResourceAsStream("/shop/billing/tariffs.csv"); // planted: resources (a file beside the classes)
    }
}
