package app.boundaries;

import app.boundaries.SqlFinding.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads SQL and finds where it leaves the schema of its module: a whole migration, one statement or a fragment, with
 * placeholders and gaps. A lexer of PostgreSQL's own rules finds every name, a walk through the clauses says what place
 * it has, and a parser decides where a name may be a table or a column. What can't be read is a finding, too.
 */
final class SqlInspection {

    private final SqlSchemas schemas;
    private final Set<SqlFinding> findings = new LinkedHashSet<>();

    private SqlInspection(SqlSchemas schemas) {
        this.schemas = schemas;
    }

    /**
     * What crosses the boundary, by line.
     *
     * @param ownSchema the schema that the SQL may name; empty if it may name none
     * @param otherSchemas those of all other modules, which are also the names of their roles, or the ends of them
     */
    static List<SqlFinding> findings(String sql, String ownSchema, Set<String> otherSchemas) {
        var inspection = new SqlInspection(new SqlSchemas(ownSchema, otherSchemas));
        inspection.read(new Text(sql, 1, false, false));
        return inspection.findings.stream()
                .sorted(Comparator.comparingInt(SqlFinding::line))
                .toList();
    }

    private void read(Text text) {
        var tokens = SqlTokens.of(text.sql);
        var statements = SqlStatements.of(tokens.tokens());
        boolean executes = text.body && statements.stream().anyMatch(SqlInspection::executes);
        var declaredInBody = text.body ? new SqlStatement(tokens.tokens()).declared() : Set.<String>of();
        for (var statement : statements) {
            var declared = text.body ? declaredInBody : statement.declared();
            names(text, statement, declared);
            marks(statement).forEach(mark -> add(text, mark.offset(), mark.finding()));
            for (var inner : SqlDynamic.inner(statement, executes)) {
                read(new Text(inner.sql(), text.line(inner.offset()), inner.body(), text.dynamic || !inner.body()));
                schemasAsValues(text, inner);
            }
        }
        tokens.unreadable().ifPresent(end -> add(text, end.offset(), new SqlFinding(Kind.UNREADABLE, 0, end.what())));
    }

    private static boolean executes(SqlStatement statement) {
        return IntStream.range(0, statement.tokens().size()).anyMatch(i -> SqlDynamic.isExecute(statement, i));
    }

    private void names(Text text, SqlStatement statement, Set<String> declared) {
        var judge = new SqlJudge(schemas, statement, declared, () -> SqlGrammar.of(text.sql, statement.tokens()));
        for (var reference : SqlWalk.references(statement)) {
            judge.judge(reference).ifPresent(found -> add(text, reference.name().start(), found));
        }
    }

    private List<SqlMark> marks(SqlStatement statement) {
        var marks = new ArrayList<SqlMark>();
        marks.addAll(SqlSettings.marks(schemas, statement));
        marks.addAll(SqlRights.marks(schemas, statement));
        marks.addAll(SqlOtherDatabases.marks(statement));
        marks.addAll(SqlStrings.marks(schemas, statement));
        return marks;
    }

    /** {@code format('SELECT * FROM %I.%I', 'billing', 'payment')}. */
    private void schemasAsValues(Text text, SqlDynamic.Inner inner) {
        if (!inner.body()) {
            for (var part : inner.sql().split(";", -1)) {
                if (schemas.isForeign(part.strip())) {
                    add(
                            text,
                            inner.offset(),
                            new SqlFinding(Kind.DYNAMIC_SQL, 0, "schema " + part.strip() + " in dynamic SQL"));
                }
            }
        }
    }

    private void add(Text text, int offset, SqlFinding found) {
        boolean dynamic = text.dynamic && found.kind() != Kind.UNREADABLE && found.kind() != Kind.DYNAMIC_SQL;
        findings.add(new SqlFinding(
                dynamic ? Kind.DYNAMIC_SQL : found.kind(),
                text.line(offset),
                dynamic ? found.what() + " in dynamic SQL" : found.what()));
    }

    /**
     * A text that is read.
     *
     * @param firstLine the line of the outermost text on which it begins
     * @param body whether it is the body of a function
     * @param dynamic whether it is put together when it runs
     */
    private record Text(String sql, int firstLine, boolean body, boolean dynamic) {

        private int line(int offset) {
            return firstLine
                    + (int) sql.chars().limit(offset).filter(c -> c == '\n').count();
        }
    }
}
