package shop.orders.internal;

import java.net.URI;
import java.util.UUID;

final class HttpByHost {

    Object ask(UUID id) {
        return URI.create("http://users:8080/people/" + id); // planted: module-http (a host named after a module)
    }

    Object cluster() {
        return URI.create("https://billing.shop.svc.cluster.local/"); // planted: module-http (a host in a cluster)
    }
}
