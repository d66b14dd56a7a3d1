package shop.orders.internal;

import org.springframework.beans.factory.annotation.Value;

final class EnvironmentByValue {

    @Value("${payment.url}") // planted: environment (@Value)
    String url = "";
}
