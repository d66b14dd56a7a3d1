package app.boundaries;

import app.boundaries.SqlToken.Form;
import java.util.Optional;
import java.util.Set;

/** The words after which the name of a table, or of another object, comes. */
final class SqlLeads {

    /**
     * @param expects whether a name comes next
     * @param startsList whether more of them follow after commas
     * @param keepsList whether an open list goes on after this word, as a FROM clause does after ON
     */
    record Lead(String word, boolean expects, boolean startsList, boolean keepsList) {}

    private static final Set<String> LISTS = Set.of("join", "inherits");
    private static final Set<String> SINGLE = Set.of("into", "update", "references", "of", "inherit");
    private static final Set<String> AT_START =
            Set.of("copy", "truncate", "lock", "analyze", "vacuum", "cluster", "reindex", "table", "call");
    private static final Set<String> OBJECTS = Set.of(
            ("table view index sequence type domain function procedure routine aggregate column statistics collation "
                            + "conversion schema")
                    .split(" "));
    private static final Set<String> WITH_FROM_INSIDE = Set.of("extract", "substring", "trim", "overlay", "position");

    private final SqlStatement statement;

    SqlLeads(SqlStatement statement) {
        this.statement = statement;
    }

    /** What the word at a place leads to, inside parentheses that a word opened. */
    Optional<Lead> at(int i, String opener, boolean inQuery) {
        var word = statement.tokens().get(i).text();
        return switch (word) {
            case "from" -> isFromOfExpression(i, opener) ? suspend(word) : list(word);
            case "on" -> statement.isDefinition() && !inQuery ? list(word) : suspend(word);
            case "using" -> Set.of("delete", "merge").contains(mainVerb(i)) ? list(word) : suspend(word);
            case "like" -> isLikeOfTable(i, inQuery) ? single(word) : Optional.empty();
            case "to" -> statement.object().equals("rule") ? single(word) : Optional.empty();
            case "partition" ->
                statement.is(i - 1, "attach") || statement.is(i - 1, "detach") ? single(word) : Optional.empty();
            default -> other(i, word, inQuery);
        };
    }

    private Optional<Lead> other(int i, String word, boolean inQuery) {
        boolean object =
                OBJECTS.contains(word) && statement.isDefinition() && !inQuery && !statement.is(i - 1, "returns");
        boolean first =
                AT_START.contains(word) && (i == 0 || statement.is(i - 1, "(") || statement.isAny(i - 1, AT_START));
        if (LISTS.contains(word)
                || first
                || (object && !Set.of("create", "alter").contains(statement.verb()))) {
            return list(word);
        }
        return SINGLE.contains(word) || object ? single(word) : Optional.empty();
    }

    private boolean isFromOfExpression(int i, String opener) {
        boolean distinct = statement.is(i - 1, "distinct") && (statement.is(i - 2, "is") || statement.is(i - 2, "not"));
        return distinct || (WITH_FROM_INSIDE.contains(opener) && !hasQueryInParenthesis(i));
    }

    private boolean hasQueryInParenthesis(int i) {
        int depth = 0;
        for (int k = i - 1; k >= 0 && depth >= 0; k--) {
            depth += statement.is(k, ")") ? 1 : statement.is(k, "(") ? -1 : 0;
            if (depth == 0 && statement.is(k, "select")) {
                return true;
            }
        }
        return false;
    }

    /** The nearest word before that starts a statement which may be followed by USING. */
    private String mainVerb(int i) {
        for (int k = i - 1; k >= 0; k--) {
            if (statement.isAny(
                    k, Set.of("select", "insert", "update", "delete", "merge", "join", "create", "alter"))) {
                return statement.tokens().get(k).text();
            }
        }
        return "";
    }

    private boolean isLikeOfTable(int i, boolean inQuery) {
        return Set.of("table", "foreign").contains(statement.object())
                && !inQuery
                && statement.isForm(i - 1, Form.SYMBOL)
                && (statement.is(i - 1, "(") || statement.is(i - 1, ","));
    }

    private static Optional<Lead> list(String word) {
        return Optional.of(new Lead(word, true, true, false));
    }

    private static Optional<Lead> single(String word) {
        return Optional.of(new Lead(word, true, false, false));
    }

    private static Optional<Lead> suspend(String word) {
        return Optional.of(new Lead(word, false, false, true));
    }
}
