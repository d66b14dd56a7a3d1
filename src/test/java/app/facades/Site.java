package app.facades;

import app.ShopClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** A shop at work, and what its facades are called through. */
final class Site {

    static final Duration SOON = Duration.ofSeconds(30);

    private final ShopClient anybody;
    private final ShopClient admin;
    private final Function<Class<?>, Object> facades;
    private final Map<Class<?>, Object> made = new HashMap<>();

    Site(ShopClient anybody, ShopClient admin, Function<Class<?>, Object> facades) {
        this.anybody = anybody;
        this.admin = admin;
        this.facades = facades;
    }

    <F> F facade(Class<F> type) {
        return type.cast(made.computeIfAbsent(type, facades));
    }

    ShopClient anybody() {
        return anybody;
    }

    ShopClient admin() {
        return admin;
    }

    UUID newCustomer() {
        return anybody.register(ShopClient.newEmail(), "Ada Lovelace");
    }

    /** Answers its number. */
    String newProduct(long cents, int stock) {
        var sku = "SKU-" + UUID.randomUUID();
        admin.putProduct(sku, cents, stock);
        return sku;
    }
}
