package app.boundaries;

import java.util.List;

/**
 * A piece of SQL.
 *
 * @param text what it means: an unquoted word in lower case, a quoted identifier without its quotes, a string decoded
 * @param path the parts of a qualified name; {@link #GAP_PART} where the value is only known at run time
 * @param start where it begins in the text that was read
 * @param end after its last character
 */
record SqlToken(Form form, String text, List<String> path, int start, int end) {

    /** Stands for what is not in the text: a value of Java, a placeholder, a part that was cut off. */
    static final char GAP = '\u0001';

    static final String GAP_PART = String.valueOf(GAP);

    enum Form {
        WORD,
        QUOTED,
        NAME,
        STRING,
        DOLLAR_STRING,
        PARAMETER,
        GAP,
        NUMBER,
        SYMBOL
    }

    SqlToken(Form form, String text, int start, int end) {
        this(form, text, List.of(), start, end);
    }

    boolean is(String wordOrSymbol) {
        return (form == Form.WORD || form == Form.SYMBOL) && text.equals(wordOrSymbol);
    }

    boolean isIdentifier() {
        return form == Form.WORD || form == Form.QUOTED;
    }

    boolean isString() {
        return form == Form.STRING || form == Form.DOLLAR_STRING;
    }
}
