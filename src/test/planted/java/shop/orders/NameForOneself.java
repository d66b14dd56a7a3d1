package shop.orders;

import java.util.UUID;

public record NameForOneself(UUID orderId) {} // planted: event-name (none, and stored for a module listener)
