import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is asked of the shop.
 *
 * @param deed what the customer is doing, for the records
 * @param key under which it may be repeated
 * @param repeatable whether it may be sent again if its answer is lost
 */
record Request(
        String module,
        String deed,
        String method,
        String path,
        Optional<Object> body,
        Optional<String> token,
        Optional<String> key,
        boolean repeatable) {

    static Request get(String module, String deed, String path) {
        return of(module, deed, "GET", path, Optional.empty());
    }

    static Request post(String module, String deed, String path, Object body) {
        return of(module, deed, "POST", path, Optional.of(body));
    }

    static Request post(String module, String deed, String path) {
        return of(module, deed, "POST", path, Optional.empty());
    }

    static Request put(String module, String deed, String path, Object body) {
        return of(module, deed, "PUT", path, Optional.of(body));
    }

    static Request of(String module, String deed, String method, String path, Optional<Object> body) {
        return new Request(module, deed, method, path, body, Optional.empty(), Optional.empty(), true);
    }

    Request as(String newToken) {
        return new Request(module, deed, method, path, body, Optional.of(newToken), key, repeatable);
    }

    /** With a new idempotency key. */
    Request once() {
        var newKey = UUID.randomUUID().toString();
        return new Request(module, deed, method, path, body, token, Optional.of(newKey), repeatable);
    }

    /** It would mean something else the second time. */
    Request neverAgain() {
        return new Request(module, deed, method, path, body, token, key, false);
    }

    static Map<String, Object> money(long cents) {
        return Map.of("amount", cents, "currency", "EUR");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
