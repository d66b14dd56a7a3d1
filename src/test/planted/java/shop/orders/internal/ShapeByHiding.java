package shop.orders.internal;

import java.util.UUID;

record ShapeByHiding(UUID orderId) {} // planted: event-shape (an internal type)
