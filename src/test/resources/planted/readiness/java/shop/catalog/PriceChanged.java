package shop.catalog;

import app.runtime.events.EventName;

@EventName("catalog.price-changed.v1")
public record PriceChanged(String sku) {}
