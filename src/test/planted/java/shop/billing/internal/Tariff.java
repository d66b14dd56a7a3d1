package shop.billing.internal;

public enum Tariff { // planted: hidden-internals (an enum)
    LOW,
    HIGH
}
