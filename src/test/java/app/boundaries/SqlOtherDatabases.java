package app.boundaries;

import app.boundaries.SqlFinding.Kind;
import app.boundaries.SqlToken.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Doors to other databases, behind which no role of this one counts. */
final class SqlOtherDatabases {

    private static final Set<String> DOORS = Set.of("server", "foreign", "subscription");
    private static final Set<String> MAKING = Set.of("create", "alter", "import", "drop");

    private SqlOtherDatabases() {}

    static List<SqlMark> marks(SqlStatement statement) {
        var marks = new ArrayList<SqlMark>();
        boolean door = DOORS.contains(statement.object()) || statement.verb().equals("import");
        boolean mapping = statement.object().equals("user") && statement.is(2, "mapping");
        boolean extension = statement.object().equals("extension")
                && statement.tokens().stream().anyMatch(token -> token.isIdentifier() && opensDoor(token.text()));
        if (MAKING.contains(statement.verb()) && (door || mapping || extension)) {
            var words = statement.verb() + " " + statement.object();
            marks.add(new SqlMark(
                    statement.tokens().getFirst().start(),
                    Kind.OTHER_DATABASE,
                    "another database, by " + words.trim()));
        }
        calls(statement, marks);
        return marks;
    }

    private static boolean opensDoor(String extension) {
        return extension.equals("dblink") || extension.endsWith("_fdw");
    }

    private static void calls(SqlStatement statement, List<SqlMark> marks) {
        for (int i = 0; i < statement.tokens().size(); i++) {
            var token = statement.tokens().get(i);
            var function = token.form() == Form.NAME ? token.path().getLast() : token.text();
            if (function.startsWith("dblink")
                    && (token.isIdentifier() || token.form() == Form.NAME)
                    && statement.is(i + 1, "(")) {
                marks.add(new SqlMark(token.start(), Kind.OTHER_DATABASE, "another database, by " + function));
            }
        }
    }
}
