package shop.catalog.internal;

public class Secret {}
