package shop.orders.internal;

import org.springframework.core.env.Environment;

final class EnvironmentByInjection {

    Environment environment; // planted: environment (the Environment, injected)
}
