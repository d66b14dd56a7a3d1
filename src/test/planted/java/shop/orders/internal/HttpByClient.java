package shop.orders.internal;

import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import shop.billing.Billing;
import shop.users.Users;

final class HttpByClient {

    Billing billing(HttpServiceProxyFactory clients) {
        return clients.createClient(Billing.class); // planted: module-http (a client for a facade)
    }

    Users users(HttpServiceProxyFactory clients) {
        Class<? extends Users> type = Own.class; // planted: module-http (a client for what extends a facade)
        return clients.createClient(type);
    }

    interface Own extends Users {}
}
