package app.runtime.web;

/**
 * The {@code Idempotency-Key} of a request: 1 to 255 visible ASCII characters. Declare it as a parameter of a handler
 * method ({@code @Nullable} where the header is optional); a missing or malformed one is refused with 400.
 */
public record IdempotencyKey(String value) {

    static final int LONGEST = 255;

    public IdempotencyKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException("An idempotency key is 1 to 255 visible ASCII characters");
        }
    }

    static boolean isValid(String value) {
        return !value.isEmpty()
                && value.length() <= LONGEST
                && value.chars().allMatch(character -> character >= '!' && character <= '~');
    }
}
