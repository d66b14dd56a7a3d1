package app.boundaries;

import app.boundaries.SqlToken.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Cuts a text into tokens as PostgreSQL does, with what Java code and Flyway put into it besides: parameters,
 * {@code {0}}, {@code ${placeholder}}, {@code %s} and {@link SqlToken#GAP}.
 */
final class SqlLexer {

    private static final Pattern GAPS =
            Pattern.compile("\u0001|\\$\\{[^}]*}|\\{\\d+}|%(?:\\d+\\$)?[sILd](?![\\p{Alnum}_])");
    private static final Pattern DOLLAR_TAG = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\d_]*)?\\$");
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d+|\\?|:[\\p{L}_][\\p{L}\\d_.]*");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\p{Alnum}_]*(?:\\.(?!\\.)\\d*)?(?:[eE][+-]?\\d+)?");
    private static final Pattern SYMBOL = Pattern.compile("::|:=|\\.\\.|\\|\\||.", Pattern.DOTALL);
    private static final Pattern STRING_PREFIX = Pattern.compile("(?:[eEbBxXnN]|[uU]&)(?=')|[uU]&(?=\")");

    private final String sql;
    private final List<SqlToken> tokens = new ArrayList<>();
    private int at;

    SqlLexer(String sql) {
        this.sql = sql;
    }

    SqlTokens read() {
        try {
            while (at < sql.length()) {
                next();
            }
            return new SqlTokens(tokens, Optional.empty());
        } catch (UnreadableException unreadable) {
            return new SqlTokens(tokens, Optional.of(unreadable.where));
        }
    }

    private void next() {
        char c = sql.charAt(at);
        if (c == ';') {
            add(Form.SYMBOL, ";");
            skipCopiedRows();
        } else if (Character.isWhitespace(c)) {
            at++;
        } else if (sql.startsWith("--", at)) {
            skipLine();
        } else if (sql.startsWith("/*", at)) {
            skipComment();
        } else if (!quoted() && !gap() && !parameter() && !word()) {
            var form = Character.isDigit(c) ? Form.NUMBER : Form.SYMBOL;
            add(form, match(form == Form.NUMBER ? NUMBER : SYMBOL).orElseThrow());
        }
    }

    private void skipLine() {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end;
    }

    /** Comments nest. */
    private void skipComment() {
        int start = at;
        int depth = 0;
        do {
            if (at >= sql.length()) {
                throw new UnreadableException(start, "a comment without end");
            }
            int step = sql.startsWith("/*", at) ? 1 : sql.startsWith("*/", at) ? -1 : 0;
            depth += step;
            at += step == 0 ? 1 : 2;
        } while (depth > 0);
    }

    private boolean quoted() {
        int start = at;
        var prefix = match(STRING_PREFIX).orElse("");
        at += prefix.length();
        char quote = at < sql.length() ? sql.charAt(at) : ' ';
        if (quote == '\'' || quote == '"') {
            boolean backslashes = prefix.equalsIgnoreCase("e");
            var text = SqlEscapes.decode(prefix, untilClosing(quote, backslashes, start));
            addQuoted(quote == '"' ? Form.QUOTED : Form.STRING, text, start);
            return true;
        }
        at = start;
        return dollarQuoted();
    }

    private String untilClosing(char quote, boolean backslashes, int start) {
        var text = new StringBuilder();
        for (at++; at < sql.length(); at++) {
            char c = sql.charAt(at);
            if (c == quote && !sql.startsWith(String.valueOf(quote).repeat(2), at)) {
                at++;
                return text.toString();
            }
            boolean pair = c == quote || (c == '\\' && backslashes && at + 1 < sql.length());
            text.append(c == quote ? "" : c).append(pair ? sql.charAt(at + 1) : "");
            at += pair ? 1 : 0;
        }
        throw new UnreadableException(
                start, quote == '"' ? "an identifier without closing quote" : "a string without end");
    }

    /** Strings on consecutive lines are one string. */
    private void addQuoted(Form form, String text, int start) {
        if (form == Form.STRING && !tokens.isEmpty() && tokens.getLast().form() == Form.STRING) {
            var before = tokens.getLast();
            var between = sql.substring(before.end(), start);
            if (between.isBlank() && between.contains("\n")) {
                tokens.removeLast();
                tokens.add(new SqlToken(form, before.text() + text, before.start(), at));
                return;
            }
        }
        tokens.add(new SqlToken(form, text, start, at));
    }

    private boolean dollarQuoted() {
        var tag = match(DOLLAR_TAG).orElse("");
        if (tag.isEmpty()) {
            return false;
        }
        int start = at;
        int end = sql.indexOf(tag, at + tag.length());
        if (end < 0) {
            throw new UnreadableException(start, "a dollar-quoted string without end");
        }
        at = end + tag.length();
        tokens.add(new SqlToken(Form.DOLLAR_STRING, sql.substring(start + tag.length(), end), start, at));
        return true;
    }

    private boolean gap() {
        var gap = match(GAPS);
        gap.ifPresent(text -> add(Form.GAP, text));
        return gap.isPresent();
    }

    /** A colon after a value belongs to a slice, such as {@code list[1:n]}. */
    private boolean parameter() {
        boolean afterValue =
                at > 0 && (Character.isLetterOrDigit(sql.charAt(at - 1)) || "_])".indexOf(sql.charAt(at - 1)) >= 0);
        var parameter = match(PARAMETER).filter(text -> !(afterValue && text.startsWith(":")));
        parameter.ifPresent(text -> add(Form.PARAMETER, text));
        return parameter.isPresent();
    }

    private boolean word() {
        int end = at;
        while (end < sql.length() && isPartOfWord(sql.charAt(end), end > at)) {
            end++;
        }
        boolean found = end > at;
        if (found) {
            add(Form.WORD, sql.substring(at, end));
        }
        return found;
    }

    private static boolean isPartOfWord(char c, boolean inside) {
        boolean start = Character.isLetter(c) || c == '_' || c >= 0x80;
        return start || (inside && (Character.isDigit(c) || c == '$'));
    }

    private void add(Form form, String text) {
        var meaning = form == Form.WORD ? text.toLowerCase(Locale.ROOT) : text;
        tokens.add(new SqlToken(form, meaning, at, at + text.length()));
        at += text.length();
    }

    private Optional<String> match(Pattern pattern) {
        var matcher = pattern.matcher(sql).region(at, sql.length()).useTransparentBounds(true);
        return matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /** The rows after {@code COPY … FROM STDIN;} are data, up to a line with a backslash and a dot. */
    private void skipCopiedRows() {
        int first = tokens.size() - 2;
        while (first >= 0 && !tokens.get(first).is(";")) {
            first--;
        }
        var statement = tokens.subList(first + 1, tokens.size());
        if (statement.getFirst().is("copy") && statement.stream().anyMatch(token -> token.is("stdin"))) {
            int end = sql.indexOf("\n\\.", at);
            at = end < 0 ? sql.length() : end + 3;
        }
    }

    private static final class UnreadableException extends RuntimeException {

        private final transient SqlTokens.Unreadable where;

        private UnreadableException(int offset, String what) {
            super(what);
            this.where = new SqlTokens.Unreadable(offset, what);
        }
    }
}
