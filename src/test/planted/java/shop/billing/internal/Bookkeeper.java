package shop.billing.internal;

public interface Bookkeeper { // planted: hidden-internals (an interface)

    void keep();
}
