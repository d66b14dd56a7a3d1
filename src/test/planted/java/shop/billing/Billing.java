package shop.billing;

import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

@HttpExchange("/internal/billing/v1")
public interface Billing {

    @PostExchange("/payments")
    PaymentView requestPayment(@RequestBody RequestPayment command);

    @GetExchange("/orders/{orderId}/payment")
    Optional<PaymentView> findByOrder(@PathVariable UUID orderId);
}
