package shop.orders.internal;

import java.util.UUID;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** As it should be: HTTP to what is no module, and paths of one's own. */
@HttpExchange("https://courier.example/v1")
interface HttpProvider {

    String OWN = "/v1/orders";

    @GetExchange("/payments/{id}")
    String track(UUID id);

    static HttpProvider with(HttpServiceProxyFactory clients) {
        return clients.createClient(HttpProvider.class);
    }

    static String link(UUID id) {
        return OWN + "/" + id + " and /internal/orders/v1, billing and /v1/paymentsystem";
    }
}
