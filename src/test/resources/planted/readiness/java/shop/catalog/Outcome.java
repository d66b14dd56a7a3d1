package shop.catalog;

/** A result, and no facade. */
public sealed interface Outcome {

    boolean good();

    record Good(boolean good) implements Outcome {}
}
