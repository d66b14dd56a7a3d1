package shop.orders.internal;

import java.util.UUID;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

@HttpExchange("/internal/billing/v1")
interface HttpByOwnInterface { // planted: module-http (a copy of a facade)

    @GetExchange("/orders/{orderId}/payment")
    String payment(UUID orderId);
}
