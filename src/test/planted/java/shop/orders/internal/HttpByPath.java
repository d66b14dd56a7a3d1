package shop.orders.internal;

import java.util.UUID;
import org.springframework.web.client.RestClient;

final class HttpByPath {

    private static final String PAYMENTS = "/v1/payments?orderId="; // planted: module-http (a public route, in a constant)

    private final RestClient http;

    HttpByPath(RestClient http) {
        this.http = http;
    }

    String internal(UUID order) {
        return http.get().uri("/internal/billing/v1/orders/{id}/payment", order).retrieve().body(String.class); // planted: module-http (an internal route)
    }

    String assembled(String base, UUID order) {
        return base + "/v1/payments/" + order; // planted: module-http (a route in a concatenation)
    }

    String payments() {
        return PAYMENTS; // planted: module-http (where the constant is used)
    }
}
