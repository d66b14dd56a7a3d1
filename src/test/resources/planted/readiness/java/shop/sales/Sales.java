package shop.sales;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

@HttpExchange("/internal/sales/v1")
public interface Sales {

    @GetExchange("/sold/{sku}")
    long sold(String sku);
}
