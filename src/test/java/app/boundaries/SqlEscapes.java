package app.boundaries;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The spellings of characters in {@code U&"…"} and {@code E'…'}, so that no name hides in them. */
final class SqlEscapes {

    private static final Pattern UNICODE = Pattern.compile("\\\\(?:\\+([0-9a-fA-F]{6})|([0-9a-fA-F]{4}))");
    private static final Pattern BACKSLASH = Pattern.compile(
            "\\\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|(.))", Pattern.DOTALL);

    private SqlEscapes() {}

    static String decode(String prefix, String text) {
        return switch (prefix) {
            case "u&", "U&" -> UNICODE.matcher(text).replaceAll(match -> literal(hex(match)));
            case "e", "E" -> BACKSLASH.matcher(text).replaceAll(match -> literal(escaped(match)));
            default -> text;
        };
    }

    private static String escaped(MatchResult match) {
        if (match.group(5) != null) {
            return switch (match.group(5)) {
                case "n" -> "\n";
                case "t" -> "\t";
                case "r", "b", "f" -> " ";
                default -> match.group(5);
            };
        }
        return match.group(4) != null ? Character.toString(Integer.parseInt(match.group(4), 8)) : hex(match);
    }

    private static String hex(MatchResult match) {
        for (int group = 1; group <= Math.min(3, match.groupCount()); group++) {
            if (match.group(group) != null) {
                int codePoint = Integer.parseUnsignedInt(match.group(group), 16);
                return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : "\uFFFD";
            }
        }
        return match.group();
    }

    private static String literal(String text) {
        return Matcher.quoteReplacement(text);
    }
}
