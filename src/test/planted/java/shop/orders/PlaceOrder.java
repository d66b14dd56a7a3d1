package shop.orders;

import java.util.UUID;

public record PlaceOrder(UUID customerId, String sku) {}
