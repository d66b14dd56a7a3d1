package app.users.internal;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a user wants to be called: 1 to 100 characters, trimmed. */
record DisplayName(String value) {

    private static final int LONGEST = 100;

    /**
     * Control characters, halves of characters, line separators, and what reverses the direction of the text after it.
     */
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]");

    /** Reads what somebody typed; empty if it cannot be a name. */
    static Optional<DisplayName> parse(String text) {
        if (FORBIDDEN.matcher(text).find()) {
            return Optional.empty();
        }
        var name = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        return name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST
                ? Optional.empty()
                : Optional.of(new DisplayName(name));
    }

    /** Masked: a name belongs in no log. */
    @Override
    public String toString() {
        return "DisplayName[…]";
    }
}
