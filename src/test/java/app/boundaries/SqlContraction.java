package app.boundaries;

import app.boundaries.SqlToken.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds what a migration takes away from those who know the schema as it was: something is dropped, renamed, moved or
 * of another type, or has to be given from now on. An index and a constraint may go; nobody asks for them by name.
 */
final class SqlContraction {

    private static final Set<String> ACTIONS = Set.of("add", "alter", "drop", "rename", "set");
    private static final Set<String> CONSTRAINTS =
            Set.of("constraint", "primary", "unique", "check", "foreign", "exclude");
    private static final Set<String> GIVES_A_VALUE =
            Set.of("default", "generated", "serial", "bigserial", "smallserial");
    private static final Set<String> SOURCES_OF_VALUES = Set.of("default", "identity", "expression");

    private final String sql;
    private final int firstLine;
    private final List<Found> found = new ArrayList<>();

    private SqlContraction(String sql, int firstLine) {
        this.sql = sql;
        this.firstLine = firstLine;
    }

    record Found(int line, String what) {}

    static List<Found> in(String sql) {
        return new SqlContraction(sql, 1).read();
    }

    private List<Found> read() {
        for (var statement : SqlStatements.of(SqlTokens.of(sql).tokens())) {
            switch (statement.verb()) {
                case "drop" -> drop(statement);
                case "alter" -> alter(statement);
                case "do", "execute" -> inner(statement);
                default -> {}
            }
        }
        return List.copyOf(found);
    }

    /** The body of a function waits until it is called; what DO has runs at once. */
    private void inner(SqlStatement statement) {
        for (var inner : SqlDynamic.inner(statement, true)) {
            found.addAll(new SqlContraction(inner.sql(), line(inner.offset())).read());
        }
    }

    private void drop(SqlStatement statement) {
        if (!statement.object().equals("index")) {
            report(statement, "drops " + statement.object());
        }
    }

    private void alter(SqlStatement statement) {
        if (!statement.object().equals("index")) {
            actions(statement).forEach(this::action);
        }
    }

    private void action(SqlStatement action) {
        switch (action.verb()) {
            case "drop" -> {
                if (!action.is(1, "constraint") && !action.is(1, "not") && !action.is(1, "default")) {
                    report(action, "drops a column");
                }
            }
            case "rename" -> {
                if (!action.is(1, "constraint")) {
                    report(action, "renames");
                }
            }
            case "set" -> {
                if (action.is(1, "schema")) {
                    report(action, "moves to another schema");
                }
            }
            case "alter" -> alterColumn(action, action.is(1, "column") ? 3 : 2);
            case "add" -> add(action);
            default -> {}
        }
    }

    private void alterColumn(SqlStatement action, int rest) {
        if (action.is(rest, "type") || (action.is(rest, "set") && action.is(rest + 1, "data"))) {
            report(action, "changes the type of a column");
        } else if (action.is(rest, "set") && action.is(rest + 1, "not")) {
            report(action, "requires a value that was optional");
        } else if (action.is(rest, "drop") && action.isAny(rest + 1, SOURCES_OF_VALUES)) {
            report(action, "requires a value that was made");
        }
    }

    private void add(SqlStatement action) {
        var given = action.tokens().stream().anyMatch(token -> GIVES_A_VALUE.contains(token.text()));
        var required = !action.isAny(1, CONSTRAINTS) && has(action, "primary", "key");
        if (!given && (required || has(action, "not", "null"))) {
            report(action, "adds a column that needs a value");
        }
    }

    private static boolean has(SqlStatement action, String first, String second) {
        var depth = 0;
        for (int i = 0; i < action.tokens().size(); i++) {
            depth += action.is(i, "(") ? 1 : action.is(i, ")") ? -1 : 0;
            if (depth == 0 && action.is(i, first) && action.is(i + 1, second)) {
                return true;
            }
        }
        return false;
    }

    /** What ALTER does, one by one. */
    private static List<SqlStatement> actions(SqlStatement statement) {
        var actions = new ArrayList<SqlStatement>();
        var current = new ArrayList<SqlToken>();
        var depth = 0;
        for (int i = 2; i < statement.tokens().size(); i++) {
            depth += statement.is(i, "(") ? 1 : statement.is(i, ")") ? -1 : 0;
            if (depth == 0 && statement.is(i, ",")) {
                actions.add(new SqlStatement(current));
                current.clear();
            } else if (!current.isEmpty() || statement.isAny(i, ACTIONS)) {
                current.add(statement.tokens().get(i));
            }
        }
        if (!current.isEmpty()) {
            actions.add(new SqlStatement(current));
        }
        return actions;
    }

    private void report(SqlStatement where, String what) {
        var names = where.tokens().stream()
                .skip(1)
                .filter(token -> token.form() == Form.NAME || token.form() == Form.QUOTED || token.form() == Form.WORD)
                .map(SqlToken::text)
                .toList();
        found.add(new Found(line(where.tokens().getFirst().start()), what + ": " + String.join(" ", names)));
    }

    private int line(int offset) {
        return firstLine
                + (int) sql.chars().limit(offset).filter(c -> c == '\n').count();
    }
}
