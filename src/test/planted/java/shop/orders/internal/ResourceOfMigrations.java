package shop.orders.internal;

final class ResourceOfMigrations {

    Object find(String name) throws Exception {
        return getClass().getResource("/db/migrations/billing/V1__create_payment.sql"); // planted: resources (a migration)
    }
}
