package shop.orders.internal;

final class ResourceByPattern {

    Object find(String name) throws Exception {
        return new org.springframework.core.io.support.PathMatchingResourcePatternResolver().getResources("classpath*:shop/billing/*.csv"); // planted: resources (a pattern)
    }
}
