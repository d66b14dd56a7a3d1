package app.boundaries;

import app.boundaries.SqlToken.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** SQL inside SQL: bodies of functions, and strings that are put together and executed. */
final class SqlDynamic {

    /**
     * A text within a text.
     *
     * @param body whether it is fixed, as the body of a function; else it is put together when it runs
     */
    record Inner(String sql, int offset, boolean body) {}

    private static final String SEPARATOR = " ; ";

    private final SqlStatement statement;

    private SqlDynamic(SqlStatement statement) {
        this.statement = statement;
    }

    /** @param executes whether the text around the statement executes strings */
    static List<Inner> inner(SqlStatement statement, boolean executes) {
        var dynamic = new SqlDynamic(statement);
        var inner = new ArrayList<Inner>();
        for (int i = 0; i < statement.tokens().size(); i++) {
            if (dynamic.isBody(i)) {
                var body = statement.tokens().get(i);
                inner.add(new Inner(body.text(), body.start(), true));
            }
            if (isExecute(statement, i) || (executes && statement.is(i, ":="))) {
                dynamic.expression(i + 1).ifPresent(inner::add);
            } else if (dynamic.isQueryAsText(i, executes)) {
                inner.add(new Inner(
                        statement.tokens().get(i).text(),
                        statement.tokens().get(i).start(),
                        false));
            }
        }
        return inner;
    }

    /** EXECUTE of PL/pgSQL; a trigger executes a function, a privilege is granted ON something. */
    static boolean isExecute(SqlStatement statement, int i) {
        return statement.is(i, "execute")
                && !statement.isGrant()
                && !statement.is(i + 1, "function")
                && !statement.is(i + 1, "procedure");
    }

    private boolean isBody(int i) {
        if (!statement.tokens().get(i).isString()) {
            return false;
        }
        return statement.verb().equals("do") || (statement.isRoutine() && statement.is(i - 1, "as"));
    }

    private boolean isQueryAsText(int i, boolean executes) {
        if (!statement.tokens().get(i).isString()) {
            return false;
        }
        boolean argument = statement.is(i - 1, "(")
                && i > 1
                && statement.tokens().get(i - 2).text().contains("query_to_xml");
        return argument
                || (executes && SqlText.looksLikeSql(statement.tokens().get(i).text()));
    }

    /** The constant parts of an expression, with gaps where its values are. */
    private Optional<Inner> expression(int first) {
        var text = new StringBuilder();
        int depth = 0;
        int start = -1;
        for (int i = first; i < statement.tokens().size() && !ends(i, depth); i++) {
            var token = statement.tokens().get(i);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            start = start < 0 && token.isString() ? token.start() : start;
            append(text, token);
        }
        return start < 0 ? Optional.empty() : Optional.of(new Inner(text.toString(), start, false));
    }

    private boolean ends(int i, int depth) {
        return depth == 0 && statement.isAny(i, Set.of("into", "using", "loop"));
    }

    private static void append(StringBuilder text, SqlToken token) {
        if (token.isString()) {
            text.append(token.text());
        } else if (token.is(",")) {
            text.append(SEPARATOR);
        } else if (token.form() != Form.SYMBOL && (text.isEmpty() || text.charAt(text.length() - 1) != SqlToken.GAP)) {
            text.append(SqlToken.GAP);
        }
    }
}
