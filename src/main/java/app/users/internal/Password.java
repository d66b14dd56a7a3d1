package app.users.internal;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/**
 * A password as it is hashed: in Unicode form NFKC, so that it does not matter which keyboard composed a character (as
 * NIST SP 800-63B recommends).
 */
record Password(String value) {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;

    Password {
        value = Normalizer.normalize(value, Normalizer.Form.NFKC);
    }

    /**
     * Reads a password that somebody chose; empty unless it has 12 to 128 characters, which bounds the bytes too: a
     * character has at most four.
     */
    static Optional<Password> chosen(String text) {
        var length = text.codePointCount(0, text.length());
        return length < SHORTEST || length > LONGEST || !isEncodable(text)
                ? Optional.empty()
                : Optional.of(new Password(text));
    }

    /** Like {@link #chosen}, for a setting; the message continues a sentence. */
    static Password parse(String text) {
        return chosen(text).orElseThrow(() -> new IllegalArgumentException("does not have 12 to 128 characters"));
    }

    /** Masked. */
    @Override
    public String toString() {
        return "Password[…]";
    }

    /** Half of a character would be hashed as a question mark. */
    private static boolean isEncodable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
