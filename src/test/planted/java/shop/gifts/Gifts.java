package shop.gifts;

public interface Gifts {}
