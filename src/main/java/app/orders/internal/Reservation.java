package app.orders.internal;

import app.orders.Money;

/** What the price list says about a wanted product, and whether the quantity could be had. */
record Reservation(String sku, String name, Money unitPrice, Outcome outcome) {

    enum Outcome {
        /** Taken off the stock, and to be given back if the order is cancelled. */
        TAKEN,
        /** The product has no stock to keep count of. */
        UNLIMITED,
        /** There was not enough; nothing was taken off. */
        SHORT
    }
}
