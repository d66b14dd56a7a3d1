package app.users.internal;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An email address as it identifies a user: trimmed, in lower case, an international domain in its ASCII form. Two
 * spellings of one address are equal.
 *
 * <p>The part before the {@code @} must be ASCII: letters of other alphabets that look alike would make different users
 * of what people read as one address.
 */
record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern LOCAL_PART =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?");

    /** Reads what somebody typed; empty if it is not an email address. */
    static Optional<EmailAddress> parse(String text) {
        var trimmed = text.strip();
        var at = trimmed.lastIndexOf('@');
        if (trimmed.length() > LONGEST || at < 1 || at > LONGEST_LOCAL_PART || !isAscii(trimmed.substring(0, at))) {
            return Optional.empty();
        }
        var localPart = trimmed.substring(0, at).toLowerCase(Locale.ROOT);
        return asciiDomain(trimmed.substring(at + 1))
                .filter(domain -> LOCAL_PART.matcher(localPart).matches())
                .map(domain -> localPart + "@" + domain)
                .filter(address -> address.length() <= LONGEST)
                .map(EmailAddress::new);
    }

    /** Masked: an address belongs in no log. */
    @Override
    public String toString() {
        return "EmailAddress[…]";
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 128);
    }

    private static Optional<String> asciiDomain(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT))
                    .filter(ascii -> DOMAIN.matcher(ascii).matches());
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }
}
