package app.orders;

import app.runtime.calls.Idempotent;
import java.util.Optional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Places and cancels orders. */
@HttpExchange("/internal/orders/v1")
public interface Orders {

    /**
     * Reserves the stock and records the order as PENDING; payment and confirmation follow outside this call.
     * Transactional, and idempotent by customer and key for 24 hours. A refusal changes nothing and is not remembered.
     */
    @Idempotent
    @PostExchange("/orders")
    PlaceOrderResult place(@RequestBody PlaceOrder command);

    /** Cancels for the customer. Transactional and idempotent: a cancelled order is answered again. */
    @Idempotent
    @PostExchange("/orders/{id}/cancel")
    CancelOrderResult cancel(@PathVariable OrderId id);

    /** The order, as last committed. */
    @GetExchange("/orders/{id}")
    Optional<OrderView> find(@PathVariable OrderId id);
}
