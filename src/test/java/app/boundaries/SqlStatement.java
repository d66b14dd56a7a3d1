package app.boundaries;

import app.boundaries.SqlToken.Form;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The tokens of one statement, or of a part of PL/pgSQL that ends with a semicolon. */
record SqlStatement(List<SqlToken> tokens) {

    private static final Set<String> OBJECTS = Set.of(
            "table view index sequence type domain function procedure routine aggregate trigger policy rule schema role user group"
                    .split(" "));
    private static final Set<String> MORE_OBJECTS = Set.of(
            "extension server foreign subscription publication default operator cast statistics collation column database"
                    .split(" "));
    private static final Set<String> DEFINITIONS = Set.of(
            "create", "alter", "drop", "comment", "grant", "revoke", "refresh", "security", "reassign", "import");
    private static final int HEAD = 10;

    SqlStatement {
        tokens = List.copyOf(tokens);
    }

    /** The first word. */
    String verb() {
        var first = tokens.stream().filter(token -> !token.is("(")).findFirst();
        return first.filter(token -> token.form() == Form.WORD)
                .map(SqlToken::text)
                .orElse("");
    }

    /** What is created, altered, dropped or commented on, such as "table"; empty for other statements. */
    String object() {
        if (!Set.of("create", "alter", "drop", "comment").contains(verb())) {
            return "";
        }
        return tokens.stream()
                .limit(HEAD)
                .filter(token -> token.form() == Form.WORD)
                .map(SqlToken::text)
                .filter(word -> OBJECTS.contains(word) || MORE_OBJECTS.contains(word))
                .findFirst()
                .orElse("");
    }

    boolean isDefinition() {
        return DEFINITIONS.contains(verb());
    }

    boolean isGrant() {
        return verb().equals("grant")
                || verb().equals("revoke")
                || (verb().equals("alter") && object().equals("default"));
    }

    boolean isRoutine() {
        return object().equals("function") || object().equals("procedure");
    }

    boolean is(int i, String wordOrSymbol) {
        return i >= 0 && i < tokens.size() && tokens.get(i).is(wordOrSymbol);
    }

    boolean isAny(int i, Set<String> words) {
        return i >= 0
                && i < tokens.size()
                && tokens.get(i).form() == Form.WORD
                && words.contains(tokens.get(i).text());
    }

    boolean isForm(int i, Form form) {
        return i >= 0 && i < tokens.size() && tokens.get(i).form() == form;
    }

    /** Words that stand alone, or end a qualified name: among them are all aliases and names of tables. */
    Set<String> declared() {
        return tokens.stream()
                .filter(token -> token.isIdentifier() || token.form() == Form.NAME)
                .map(token -> token.isIdentifier() ? token.text() : token.path().getLast())
                .collect(Collectors.toUnmodifiableSet());
    }
}
