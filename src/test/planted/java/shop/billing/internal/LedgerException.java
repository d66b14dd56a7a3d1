package shop.billing.internal;

public final class LedgerException extends Exception { // planted: hidden-internals (an exception)

    private static final long serialVersionUID = 1L;
}
