package app.orders.internal;

import static app.orders.internal.jooq.Tables.PRODUCT;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.noCondition;

import app.orders.Money;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The price list. Products are never removed from it. */
@Repository
final class ProductRepository {

    private final DSLContext dsl;

    ProductRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    Optional<Product> find(String sku) {
        return dsl.select(PRODUCT.SKU, PRODUCT.NAME, PRODUCT.UNIT_PRICE, PRODUCT.CURRENCY, PRODUCT.STOCK)
                .from(PRODUCT)
                .where(PRODUCT.SKU.eq(sku))
                .fetchOptional(mapping(ProductRepository::product));
    }

    List<Product> list(@Nullable String after, int limit) {
        return dsl.select(PRODUCT.SKU, PRODUCT.NAME, PRODUCT.UNIT_PRICE, PRODUCT.CURRENCY, PRODUCT.STOCK)
                .from(PRODUCT)
                .where(after == null ? noCondition() : PRODUCT.SKU.gt(after))
                .orderBy(PRODUCT.SKU)
                .limit(limit)
                .fetch(mapping(ProductRepository::product));
    }

    /** Whether the product is new; one that is there stays as it is. */
    boolean add(Product product) {
        return dsl.insertInto(PRODUCT)
                        .set(PRODUCT.SKU, product.sku())
                        .set(PRODUCT.NAME, product.name())
                        .set(PRODUCT.UNIT_PRICE, product.unitPrice().amount())
                        .set(PRODUCT.CURRENCY, product.unitPrice().currency().getCurrencyCode())
                        .set(PRODUCT.STOCK, product.stock())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Replaces what is known of the product, its stock included: reservations after this take from the new stock. */
    void replace(Product product) {
        dsl.update(PRODUCT)
                .set(PRODUCT.NAME, product.name())
                .set(PRODUCT.UNIT_PRICE, product.unitPrice().amount())
                .set(PRODUCT.CURRENCY, product.unitPrice().currency().getCurrencyCode())
                .set(PRODUCT.STOCK, product.stock())
                .where(PRODUCT.SKU.eq(product.sku()))
                .execute();
    }

    private static Product product(String sku, String name, long price, String currency, @Nullable Long stock) {
        return new Product(sku, name, new Money(price, Currency.getInstance(currency)), stock);
    }
}
