package app;

import java.net.URI;

/** Where a customer's program sends its requests. */
@FunctionalInterface
public interface Entrance {

    /** The address of a path, which may have a query. */
    URI of(String path);
}
