package shop.catalog;

import app.runtime.events.EventName;

@EventName("catalog.unloved.v1")
public record Unloved(String sku) {}
