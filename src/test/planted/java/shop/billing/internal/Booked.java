package shop.billing.internal;

public @interface Booked {} // planted: hidden-internals (an annotation)
