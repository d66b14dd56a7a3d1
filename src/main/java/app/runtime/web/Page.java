package app.runtime.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list. {@code nextCursor} is absent on the last page. */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page from rows of which one more than {@link PageRequest#limit()} was fetched.
     *
     * @param key the keyset position of a row: its id, or whatever the list is ordered by
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<? super T, String> key) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, request.limit());
        return new Page<>(items, request.cursorAfter(key.apply(items.getLast())));
    }
}
