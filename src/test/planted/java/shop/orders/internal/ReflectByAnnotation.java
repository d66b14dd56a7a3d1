package shop.orders.internal;

import org.springframework.context.annotation.ComponentScan;

@ComponentScan("shop.billing.internal") // planted: reflection (a package to scan)
final class ReflectByAnnotation {}
