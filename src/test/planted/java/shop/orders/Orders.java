package shop.orders;

import java.util.UUID;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

@HttpExchange("/internal/orders/v1")
public interface Orders {

    @PostExchange("/orders")
    PlaceOrderResult place(@RequestBody PlaceOrder command);
}
