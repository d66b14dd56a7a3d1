package shop.catalog;

import org.springframework.web.service.annotation.GetExchange;

public interface Catalog {

    @GetExchange("/prices/{sku}")
    long price(String sku);

    void reserve(String sku);
}
