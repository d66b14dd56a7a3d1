package app.orders;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * What orders asks of whoever tells customers about their orders. Orders owns this interface and another module
 * implements it, so that the summary of an order needs no dependency on that module. Without an implementation, that
 * part of the summary is not available.
 */
@HttpExchange("/internal/notifications/v1")
public interface OrderNotifications {

    /** What the customer was told about this order, oldest first. */
    @GetExchange("/orders/{orderId}")
    List<Sent> about(@PathVariable UUID orderId);

    /** One notification, and whether it has gone out. */
    record Sent(UUID id, String kind, String subject, String status, Instant at) {}
}
