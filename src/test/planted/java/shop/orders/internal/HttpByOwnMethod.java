package shop.orders.internal;

import java.util.UUID;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

@HttpExchange("/internal")
interface HttpByOwnMethod {

    @GetExchange("/users/v1/users/{id}")
    String user(UUID id); // planted: module-http (a route in two parts)

    @GetExchange("/orders/v1/orders/{id}")
    String order(UUID id);
}
