package app.runtime.database;

import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.impl.DSL;

/** What becomes of tables whose data are elsewhere: first they can only be read, later they are removed. */
final class Retirement {

    /** What is removed, in this order, by the kind that the catalogue has for it. */
    private static final Map<String, String> KINDS = Map.of("v", "VIEW", "r", "TABLE", "S", "SEQUENCE");

    private Retirement() {}

    /**
     * An owner's rights on its own tables can be taken away like anybody's. What is said about the place stays
     * writable.
     */
    static void makeReadOnly(DSLContext sql, SchemaTables schema, String role) {
        sql.execute(
                "REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA {0} FROM {1}",
                schema.schema(), DSL.name(role));
        sql.execute("REVOKE USAGE, UPDATE ON ALL SEQUENCES IN SCHEMA {0} FROM {1}", schema.schema(), DSL.name(role));
        sql.execute("GRANT ALL ON {0} TO {1}", schema.home(), DSL.name(role));
    }

    static void makeWritable(DSLContext sql, SchemaTables schema, String role) {
        sql.execute("GRANT ALL ON ALL TABLES IN SCHEMA {0} TO {1}", schema.schema(), DSL.name(role));
        sql.execute("GRANT ALL ON ALL SEQUENCES IN SCHEMA {0} TO {1}", schema.schema(), DSL.name(role));
    }

    static void empty(DSLContext sql, SchemaTables schema) {
        sql.execute("TRUNCATE " + SchemaTables.list(schema.moving(sql)));
    }

    /** Removes everything but the sentence that says where the data are. */
    static int remove(DSLContext sql, SchemaTables schema) {
        var removed = 0;
        for (var kind : List.of("v", "r", "S")) {
            for (var name : of(kind, sql, schema)) {
                sql.execute("DROP " + KINDS.get(kind) + " IF EXISTS {0} CASCADE", name);
                removed++;
            }
        }
        return removed;
    }

    private static List<Name> of(String kind, DSLContext sql, SchemaTables schema) {
        return sql
                .fetchValues(
                        "SELECT relname FROM pg_catalog.pg_class WHERE relnamespace = to_regnamespace({0})"
                                + " AND relkind = {1}::\"char\" ORDER BY relname",
                        DSL.val(schema.module().name()), DSL.val(kind))
                .stream()
                .map(relation -> DSL.name(schema.module().name(), String.valueOf(relation)))
                .filter(relation -> !relation.equals(schema.home()))
                .toList();
    }
}
