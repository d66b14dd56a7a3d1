package app.billing;

import app.runtime.calls.Idempotent;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Charges and pays back, once per order. */
@HttpExchange("/internal/billing/v1")
public interface Billing {

    /**
     * Records a payment and captures it soon after, outside this call; the outcome is {@link PaymentCaptured} or
     * {@link PaymentDeclined}. Transactional, and idempotent by order: a repeated call answers the first payment.
     *
     * @throws IllegalArgumentException if the order has a payment of another amount, payer or method
     */
    @Idempotent
    @PostExchange("/payments")
    PaymentView requestPayment(@RequestBody RequestPayment command);

    /** Refunds an order's payment in full. Transactional and idempotent by order; the money moves soon after. */
    @Idempotent
    @PostExchange("/refunds")
    RefundPaymentResult refund(@RequestBody RefundPayment command);

    /** The payment of an order, if one was requested. */
    @GetExchange("/orders/{orderId}/payment")
    Optional<PaymentView> findByOrder(@PathVariable UUID orderId);
}
