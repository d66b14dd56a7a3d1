package shop.orders.internal;

import org.springframework.web.service.registry.ImportHttpServices;
import shop.billing.Billing;

@ImportHttpServices(types = Billing.class)
final class HttpByImport {} // planted: module-http (a client that Spring makes)
