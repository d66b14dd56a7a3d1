package app.runtime.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * What a schema is and holds, in a form that can be compared: columns, constraints, indexes, sequences; and per table
 * how many rows, and a sum over all of them. The history of migrations, the outbox and the inbox are tables like any
 * other.
 */
record Fingerprint(TreeMap<String, Rows> tables, List<String> definitions) {

    /** The text of a value depends on these. */
    private static final String PLAIN_TEXT = "SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET"
            + " IntervalStyle = 'postgres'; SET extra_float_digits = 1; SET bytea_output = 'hex'";

    /** That a column is not null stands with the column; only PostgreSQL 18 calls it a constraint too. */
    private static final String DEFINITIONS = """
        SELECT array_agg(definition ORDER BY definition COLLATE "C") FROM (
        SELECT 'column ' || relname || '.' || attname || ' ' || format_type(atttypid, atttypmod)
            || CASE WHEN attnotnull THEN ' NOT NULL ' ELSE ' ' END || attidentity::text || attgenerated::text || ' '
            || coalesce(pg_get_expr(adbin, adrelid), '') || ' ' || attcollation::regcollation || ' ' || attnum
            AS definition
        FROM pg_catalog.pg_attribute JOIN pg_catalog.pg_class AS c ON c.oid = attrelid
            LEFT JOIN pg_catalog.pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE relnamespace = to_regnamespace({0}) AND relkind IN ('r', 'v') AND attnum > 0 AND NOT attisdropped
        UNION ALL
        SELECT 'constraint ' || conname || ' on ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid)
            || CASE WHEN convalidated THEN '' ELSE ' NOT VALID' END
        FROM pg_catalog.pg_constraint WHERE connamespace = to_regnamespace({0}) AND contype <> 'n'
        UNION ALL
        SELECT 'index ' || pg_get_indexdef(indexrelid) || CASE WHEN indisvalid THEN '' ELSE ' INVALID' END
        FROM pg_catalog.pg_index JOIN pg_catalog.pg_class ON oid = indexrelid
        WHERE relnamespace = to_regnamespace({0})
        UNION ALL
        SELECT 'trigger ' || pg_get_triggerdef(t.oid)
        FROM pg_catalog.pg_trigger AS t JOIN pg_catalog.pg_class AS c ON c.oid = tgrelid
        WHERE relnamespace = to_regnamespace({0}) AND NOT tgisinternal
        UNION ALL
        SELECT 'function ' || pg_get_functiondef(oid)
        FROM pg_catalog.pg_proc WHERE pronamespace = to_regnamespace({0}) AND prokind IN ('f', 'p')
        UNION ALL
        SELECT 'view ' || viewname || ' ' || definition FROM pg_catalog.pg_views WHERE schemaname = {0}
        ) AS definitions
        """;

    /** Makes the connection one that fingerprints are read from. */
    static void prepare(DSLContext sql) {
        sql.execute(PLAIN_TEXT);
    }

    /** Takes a snapshot that the connection's next fingerprints are read from, until it is released. */
    static void hold(DSLContext sql) {
        sql.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1");
    }

    /** Ends the next fingerprint with an error if one of its questions takes longer. */
    static void limit(DSLContext sql, Duration most) {
        sql.fetch("SELECT set_config('statement_timeout', {0}, true)", DSL.val(Math.max(1, most.toMillis()) + "ms"));
    }

    static void release(DSLContext sql) {
        sql.execute("ROLLBACK");
    }

    /** Of the snapshot that is held. */
    static Fingerprint of(DSLContext sql, SchemaTables schema) {
        var definitions = List.of(
                sql.fetchSingle(DEFINITIONS, DSL.val(schema.module().name())).get(0, String[].class));
        var tables = new TreeMap<String, Rows>();
        Result<Record> rows = sql.fetch(
                schema.written(sql).stream().map(Fingerprint::rowsOf).collect(Collectors.joining(" UNION ALL ")));
        rows.forEach(row ->
                tables.put(row.get(0, String.class), new Rows(row.get(1, Long.class), row.get(2, String.class))));
        return new Fingerprint(tables, definitions);
    }

    /** What differs, in words; empty if both are equal. */
    List<String> differencesTo(Fingerprint target) {
        var differences = new ArrayList<String>();
        var names = new LinkedHashSet<>(tables.keySet());
        names.addAll(target.tables().keySet());
        for (var name : names) {
            var here = tables.get(name);
            var there = target.tables().get(name);
            if (here == null || !here.equals(there)) {
                differences.add("table " + name + ": " + here + " at the source, " + there + " at the target");
            }
        }
        only(definitions, target.definitions()).forEach(it -> differences.add("only at the source: " + it));
        only(target.definitions(), definitions).forEach(it -> differences.add("only at the target: " + it));
        return differences;
    }

    long rows() {
        return tables.values().stream().mapToLong(Rows::count).sum();
    }

    long rowsOf(String table) {
        var rows = tables.get(table);
        return rows == null ? 0 : rows.count();
    }

    private static List<String> only(List<String> these, List<String> notThose) {
        return these.stream().filter(it -> !notThose.contains(it)).toList();
    }

    /** A sum does not depend on the order of the rows. */
    private static String rowsOf(Name table) {
        var sql = DSL.using(SQLDialect.POSTGRES);
        return "SELECT " + sql.render(DSL.inline(table.last()))
                + ", count(*), coalesce(sum(hashtextextended(the_row::text, 0)), 0)::text FROM " + sql.render(table)
                + " AS the_row";
    }

    /** @param sum over the hashes of all rows */
    record Rows(long count, String sum) {

        @Override
        public String toString() {
            return count + " rows (sum " + sum + ")";
        }
    }
}
