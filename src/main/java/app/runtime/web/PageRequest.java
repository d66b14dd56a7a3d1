package app.runtime.web;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Which page of a list is wanted. Declare it as a parameter of a handler method: {@code limit} (1 to 100, default 20)
 * and {@code cursor} are read from the query, and a cursor that was not issued for this very list is refused with 400.
 */
public final class PageRequest {

    private final int limit;
    private final Optional<String> after;
    private final UnaryOperator<String> sign;

    PageRequest(int limit, Optional<String> after, UnaryOperator<String> sign) {
        this.limit = limit;
        this.after = after;
        this.sign = sign;
    }

    /** How many items a page holds at most. Fetch one more, to know whether there is a next page. */
    public int limit() {
        return limit;
    }

    /** The keyset position after which the page starts; empty for the first page. */
    public Optional<String> after() {
        return after;
    }

    String cursorAfter(String key) {
        return sign.apply(key);
    }
}
