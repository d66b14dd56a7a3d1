package app.runtime.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** For every cell a statement that needs exactly its privilege. */
final class WallAttempts {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final String SHAPES = """
        SELECT nspname || '.' || relname AS name, relkind,
            (SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = c.oid AND attnum = 1) AS first_column,
            (SELECT string_agg(quote_ident(attname) || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY ordinality)
             FROM pg_constraint, unnest(conkey) WITH ORDINALITY AS part(number, ordinality), pg_attribute
             WHERE conrelid = c.oid AND contype = 'p' AND attrelid = c.oid AND attnum = number) AS key_columns,
            (SELECT string_agg(quote_ident(attname), ', ' ORDER BY ordinality)
             FROM pg_constraint, unnest(conkey) WITH ORDINALITY AS part(number, ordinality), pg_attribute
             WHERE conrelid = c.oid AND contype = 'p' AND attrelid = c.oid AND attnum = number) AS key_names
        FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
        WHERE nspname !~ '^(pg_|information_schema$)'
        """;

    private final Map<String, Shape> shapes;

    WallAttempts(Connection administrator) {
        this.shapes = DSL.using(administrator, SQLDialect.POSTGRES).fetch(SHAPES).into(Shape.class).stream()
                .collect(Collectors.toMap(Shape::name, shape -> shape));
    }

    /** A cell without a statement of its own did not succeed; the catalogue speaks for it alone. */
    boolean succeeds(WallCell cell, Connection login) throws SQLException {
        var sql = statement(cell);
        return sql.isPresent() && isPermitted(sql.get(), login);
    }

    Optional<String> statement(WallCell cell) {
        var name = cell.schema() + "." + cell.object();
        return switch (cell.kind()) {
            case "table" -> onTable(cell, name, shapes.get(name));
            case "sequence" -> Optional.of(onSequence(cell.privilege(), name));
            case "function" -> Optional.of("SELECT " + name + "()");
            case "schema" -> onSchema(cell);
            default -> Optional.empty();
        };
    }

    private static Optional<String> onTable(WallCell cell, String name, Shape shape) {
        var isView = "vm".contains(shape.relkind());
        return switch (cell.privilege()) {
            case "SELECT" -> Optional.of("SELECT 1 FROM " + name + " LIMIT 0");
            // Before it looks at rights, PostgreSQL refuses to change what is a view.
            case String _ when isView -> Optional.empty();
            case "INSERT" -> Optional.of("INSERT INTO " + name + " DEFAULT VALUES");
            case "UPDATE" -> Optional.of("UPDATE " + name + " SET " + shape.firstColumn() + " = NULL WHERE false");
            case "DELETE" -> Optional.of("DELETE FROM " + name + " WHERE false");
            case "TRUNCATE" -> Optional.of("TRUNCATE " + name);
            case "REFERENCES" ->
                Optional.of("CREATE TABLE " + cell.module() + ".wall_attempt (" + shape.keyColumns() + ", FOREIGN KEY ("
                        + shape.keyNames() + ") REFERENCES " + name + ")");
            case "TRIGGER" ->
                Optional.of("CREATE TRIGGER wall_attempt BEFORE UPDATE ON " + name
                        + " FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()");
            case "MAINTAIN" -> Optional.of("REINDEX TABLE " + name);
            default -> throw new IllegalArgumentException("No statement for " + cell);
        };
    }

    private static String onSequence(String privilege, String name) {
        return switch (privilege) {
            case "USAGE" -> "SELECT nextval('" + name + "')";
            case "SELECT" -> "SELECT last_value FROM " + name;
            default -> "SELECT setval('" + name + "', 1)";
        };
    }

    private Optional<String> onSchema(WallCell cell) {
        return cell.privilege().equals("CREATE")
                ? Optional.of("CREATE TABLE " + cell.schema() + ".wall_attempt ()")
                : shapes.keySet().stream()
                        .filter(name -> name.startsWith(cell.schema() + "."))
                        .min(Collections.reverseOrder())
                        .map(name -> "SELECT '" + name + "'::regclass");
    }

    private static boolean isPermitted(String sql, Connection login) throws SQLException {
        try (var statement = login.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException refused) {
            return !INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState());
        } finally {
            login.rollback();
        }
    }

    private record Shape(String name, String relkind, String firstColumn, String keyColumns, String keyNames) {}
}
