package shop.catalog;

public record SoldOut(String sku) {}
