/** The price list, the same for the application and for pgbench. */
final class Seed {

    static final int PRODUCTS = 1_000;

    private Seed() {}

    static String sku(int number) {
        return "sku-" + number;
    }

    /** With so much of everything that nothing runs out. */
    static void products(Postgres postgres) {
        postgres.execute(Postgres.APPLICATION, """
            INSERT INTO orders.product (sku, name, unit_price, currency, stock)
            SELECT 'sku-' || number, 'Product ' || number, 100 + number, 'EUR', 1000000000
            FROM generate_series(0, %d) AS number\
            """.formatted(PRODUCTS - 1));
        postgres.execute(Postgres.APPLICATION, "VACUUM ANALYZE orders.product");
    }
}
