package app.boundaries;

import app.boundaries.SqlFinding.Kind;
import app.boundaries.SqlToken.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Settings that change what names mean or whose rights count: search_path and role, in every form. */
final class SqlSettings {

    private static final Set<String> HARMLESS = Set.of("", "pg_catalog", "pg_temp", "information_schema");

    private final SqlSchemas schemas;
    private final SqlStatement statement;
    private final List<SqlMark> marks = new ArrayList<>();

    private SqlSettings(SqlSchemas schemas, SqlStatement statement) {
        this.schemas = schemas;
        this.statement = statement;
    }

    static List<SqlMark> marks(SqlSchemas schemas, SqlStatement statement) {
        var settings = new SqlSettings(schemas, statement);
        for (int i = 0; i < statement.tokens().size(); i++) {
            settings.look(i, statement.tokens().get(i));
        }
        return settings.marks;
    }

    private void look(int i, SqlToken token) {
        switch (token.text()) {
            case "search_path" -> searchPath(i);
            case "set_config", "pg_catalog.set_config" -> setConfig(i);
            case "schema" -> setSchema(i);
            case "role", "session_authorization", "authorization" -> role(i);
            case "all" -> {
                if (statement.verb().equals("discard")) {
                    mark(Kind.ROLE, i, "DISCARD ALL, which resets the role");
                }
            }
            default -> {}
        }
    }

    private void searchPath(int i) {
        if (isReset(i) || (isSet(i) && !isHarmless(i + 2))) {
            mark(Kind.SEARCH_PATH, i, "search_path");
        }
    }

    private void setSchema(int i) {
        if (statement.verb().equals("set") && isSet(i) && !isHarmless(i + 1)) {
            mark(Kind.SEARCH_PATH, i, "search_path");
        }
    }

    private void setConfig(int i) {
        if (statement.is(i + 1, "(") && statement.isForm(i + 2, Form.STRING)) {
            var setting = statement.tokens().get(i + 2).text().toLowerCase(Locale.ROOT);
            if (setting.equals("search_path") && !isHarmlessString(i + 4)) {
                mark(Kind.SEARCH_PATH, i, "search_path");
            } else if (setting.equals("role") || setting.equals("session_authorization")) {
                mark(Kind.ROLE, i, "SET ROLE");
            }
        }
    }

    private void role(int i) {
        boolean session = statement.is(i, "authorization") && statement.is(i - 1, "session");
        boolean set = session ? statement.is(i - 2, "set") || statement.is(i - 3, "set") : isSet(i);
        boolean reset = statement.is(session ? i - 2 : i - 1, "reset");
        if (reset && statement.verb().equals("reset")) {
            mark(Kind.ROLE, i, "RESET ROLE");
        } else if (set && !isOwnRole(i + 1) && !isParameter(i + 1)) {
            mark(Kind.ROLE, i, "SET ROLE" + shown(i + 1));
        }
    }

    private boolean isOwnRole(int i) {
        int value = statement.is(i, "=") || statement.is(i, "to") ? i + 1 : i;
        return value < statement.tokens().size()
                && schemas.isOwnRole(statement.tokens().get(value).text());
    }

    /** SET takes no parameters: a column of an UPDATE has this name. */
    private boolean isParameter(int i) {
        return statement.is(i, "=") && statement.isForm(i + 1, Form.PARAMETER);
    }

    private String shown(int i) {
        return statement.isForm(i, Form.WORD) || statement.isForm(i, Form.QUOTED)
                ? " " + statement.tokens().get(i).text()
                : "";
    }

    private boolean isSet(int i) {
        boolean set = statement.is(i - 1, "set")
                || ((statement.is(i - 1, "local") || statement.is(i - 1, "session")) && statement.is(i - 2, "set"));
        return set && statement.tokens().stream().limit(i).noneMatch(before -> before.is("update"));
    }

    private boolean isReset(int i) {
        return statement.is(i - 1, "reset");
    }

    /** Whether a list of schemas holds none but the own one and those of the system. */
    private boolean isHarmless(int first) {
        int i = first;
        while (isHarmlessSchema(i) && statement.is(i + 1, ",")) {
            i += 2;
        }
        return isHarmlessSchema(i) && !statement.isForm(i + 1, Form.GAP) && !statement.is(i + 1, "||");
    }

    private boolean isHarmlessSchema(int i) {
        if (i >= statement.tokens().size()) {
            return false;
        }
        var token = statement.tokens().get(i);
        return (token.isIdentifier() || token.isString()) && isHarmlessName(token.text());
    }

    private boolean isHarmlessName(String schema) {
        return schema.equals(schemas.own()) || HARMLESS.contains(schema);
    }

    private boolean isHarmlessString(int i) {
        return statement.isForm(i, Form.STRING)
                && statement.is(i + 1, ",")
                && Pattern.compile(",")
                        .splitAsStream(statement.tokens().get(i).text())
                        .map(String::strip)
                        .allMatch(this::isHarmlessName);
    }

    private void mark(Kind kind, int i, String what) {
        marks.add(new SqlMark(statement.tokens().get(i).start(), new SqlFinding(kind, 0, what)));
    }
}
