package shop.sales.internal;

import java.util.List;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import shop.catalog.Catalog;
import shop.catalog.PriceChanged;
import shop.catalog.SoldOut;
import shop.catalog.internal.Secret;

class Till {

    private static final String SQL = "select * from catalog.shelf";

    private final Catalog catalog;
    private final TransactionOperations transaction;
    private final Secret secret = new Secret();

    Till(Catalog catalog, TransactionOperations transaction) {
        this.catalog = catalog;
        this.transaction = transaction;
    }

    long total(List<String> skus) {
        return skus.stream().mapToLong(catalog::price).sum()
                + catalog.price("bag");
    }

    void sell(String sku) {
        catalog.price(sku);
        transaction.executeWithoutResult(status -> keep(sku));
    }

    private void keep(String sku) {
        catalog.reserve(sku);
    }

    String query() {
        return SQL;
    }

    @ApplicationModuleListener(id = "sales.reprice", propagation = Propagation.NOT_SUPPORTED)
    void on(PriceChanged changed) {
        catalog.price(changed.sku());
    }

    @ApplicationModuleListener
    void on(SoldOut gone) {}

    @Transactional
    void close() {
        catalog.price("all");
    }
}
