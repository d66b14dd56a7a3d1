package shop.sales.internal;

import org.springframework.web.client.RestClient;

class HttpGateway implements Gateway {

    private RestClient client;
}
