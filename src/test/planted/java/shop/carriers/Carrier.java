package shop.carriers;

public record Carrier(String name) {}
