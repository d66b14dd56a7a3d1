package shop.stamps;

public interface Stamps {}
