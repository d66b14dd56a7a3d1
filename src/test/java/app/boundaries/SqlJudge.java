package app.boundaries;

import app.boundaries.SqlFinding.Kind;
import app.boundaries.SqlReference.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Says which names cross the boundary. A name that begins with a foreign schema is guilty, unless it is proven that it
 * is a column of something that has the same name as that schema.
 */
final class SqlJudge {

    private final SqlSchemas schemas;
    private final SqlStatement statement;
    private final Set<String> declared;
    private final Supplier<SqlGrammar> grammar;

    SqlJudge(SqlSchemas schemas, SqlStatement statement, Set<String> declared, Supplier<SqlGrammar> grammar) {
        this.schemas = schemas;
        this.statement = statement;
        this.declared = declared;
        this.grammar = grammar;
    }

    /** The finding for a name, with line 0: the caller knows the line. */
    Optional<SqlFinding> judge(SqlReference reference) {
        return crossed(reference).filter(path -> !isColumn(reference, path)).map(path -> finding(reference, path));
    }

    /** The name from the foreign schema on; a database may be named before it. */
    private Optional<List<String>> crossed(SqlReference reference) {
        var path = reference.name().path();
        if (schemas.isForeign(path.getFirst())) {
            return Optional.of(path);
        }
        boolean object = reference.position() != Position.EXPRESSION
                && !Set.of("column", "by").contains(reference.lead());
        int partsOfDatabase = object ? 3 : 4;
        boolean inDatabase = path.size() >= partsOfDatabase && !path.getFirst().equals(schemas.own());
        return inDatabase && schemas.isForeign(path.get(1))
                ? Optional.of(path.subList(1, path.size()))
                : Optional.empty();
    }

    private boolean isColumn(SqlReference reference, List<String> path) {
        boolean possible = path.size() == 2
                && path.equals(reference.name().path())
                && declared.contains(path.getFirst())
                && Set.of(Position.EXPRESSION, Position.ELSEWHERE).contains(reference.position());
        boolean allColumns = path.getLast().equals("*");
        if (!possible || allColumns) {
            return possible && reference.position() == Position.EXPRESSION;
        }
        return switch (grammar.get().of(reference.name())) {
            case COLUMN -> true;
            case TABLE -> false;
            case UNKNOWN -> reference.position() == Position.EXPRESSION;
        };
    }

    private SqlFinding finding(SqlReference reference, List<String> path) {
        var name = String.join(".", path).replace(SqlToken.GAP_PART, "…");
        if (statement.isGrant()) {
            return found(Kind.GRANT, (statement.verb().equals("revoke") ? "a revoke on " : "a grant on ") + name);
        }
        return switch (reference.position()) {
            case OBJECT -> object(reference, name);
            case CALL -> found(Kind.FUNCTION, "function " + name);
            case EXPRESSION -> table(path);
            case ELSEWHERE -> isType(reference) ? found(Kind.TYPE, "type " + name) : table(path);
        };
    }

    private boolean isType(SqlReference reference) {
        return statement.isDefinition() && !reference.inQuery();
    }

    private SqlFinding object(SqlReference reference, String name) {
        return switch (reference.lead()) {
            case "references" -> found(Kind.FOREIGN_KEY, "a foreign key to " + name);
            case "view" -> found(Kind.VIEW, "view " + name);
            case "index" -> found(Kind.INDEX, "index " + name);
            case "sequence" -> found(Kind.SEQUENCE, "sequence " + name);
            case "type", "domain" -> found(Kind.TYPE, reference.lead() + " " + name);
            case "function", "procedure", "routine", "aggregate" -> routine(reference, name);
            case "column" -> found(Kind.TABLE, "column " + name);
            case "on", "to" -> on(name);
            case "inherits", "inherit" -> found(Kind.TABLE, "inheritance from " + name);
            case "of", "partition" -> found(Kind.TABLE, "a partition of or with " + name);
            default ->
                isViewOver(reference) ? found(Kind.VIEW, "a view over " + name) : found(Kind.TABLE, "table " + name);
        };
    }

    private SqlFinding routine(SqlReference reference, String name) {
        return statement.object().equals("trigger")
                ? found(Kind.TRIGGER, "a trigger that calls " + name)
                : found(Kind.FUNCTION, reference.lead() + " " + name);
    }

    private SqlFinding on(String name) {
        return switch (statement.object()) {
            case "trigger" -> found(Kind.TRIGGER, "a trigger on " + name);
            case "index" -> found(Kind.INDEX, "an index on " + name);
            case "policy", "rule" -> found(Kind.TABLE, "a " + statement.object() + " on " + name);
            default -> found(Kind.TABLE, "table " + name);
        };
    }

    private boolean isViewOver(SqlReference reference) {
        return statement.object().equals("view") && reference.inQuery();
    }

    private static SqlFinding table(List<String> path) {
        return found(Kind.TABLE, "table " + String.join(".", path.subList(0, 2)).replace(SqlToken.GAP_PART, "…"));
    }

    private static SqlFinding found(Kind kind, String what) {
        return new SqlFinding(kind, 0, what);
    }
}
