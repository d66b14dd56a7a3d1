package app.orders.internal;

import app.orders.Money;
import org.jspecify.annotations.Nullable;

/**
 * A product of the price list.
 *
 * @param stock what can still be ordered, after everything that standing orders hold; null for unlimited
 */
record Product(
        String sku, String name, Money unitPrice, @Nullable Long stock) {

    static final String SKU_SHAPE = "[A-Za-z0-9._-]{1,64}";
}
