package shop.catalog.internal;

import org.springframework.stereotype.Component;
import shop.catalog.Catalog;
import shop.sales.Sales;

@Component
class Shelf implements Catalog {

    private final Sales sales;
    private final Catalog self = this;

    Shelf(Sales sales) {
        this.sales = sales;
    }

    @Override
    public long price(String sku) {
        return sales.sold(sku);
    }

    @Override
    public void reserve(String sku) {
        self.price(sku);
    }
}
