package app.runtime.database;

import app.runtime.topology.AppModule;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** The tables and sequences of a module's schema, as far as they move. */
record SchemaTables(AppModule module) {

    /** Belongs to a place, not to the data. */
    private static final String STAYS = "data_home";

    private static final String MARK = "data_mark";

    /** Everything that moves. */
    List<Name> moving(DSLContext sql) {
        return sql
                .fetchValues(
                        "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = {0} AND tablename <> {1}"
                                + " ORDER BY tablename",
                        DSL.val(module.name()), DSL.val(STAYS))
                .stream()
                .map(table -> DSL.name(module.name(), String.valueOf(table)))
                .toList();
    }

    /** Everything that moves, without the mark, which the move itself writes during a pause. */
    List<Name> written(DSLContext sql) {
        return moving(sql).stream().filter(table -> !MARK.equals(table.last())).toList();
    }

    Name mark() {
        return DSL.name(module.name(), MARK);
    }

    Name home() {
        return DSL.name(module.name(), STAYS);
    }

    Name schema() {
        return DSL.name(module.name());
    }

    /** What logical replication does not carry over; empty if there is nothing of that kind. */
    List<String> unsupported(DSLContext sql) {
        Result<Record> found = sql.fetch("""
            SELECT relname, CASE
                WHEN relkind = 'p' THEN 'is partitioned'
                WHEN relkind = 'm' THEN 'is a materialized view'
                WHEN relkind = 'f' THEN 'is a foreign table'
                WHEN relpersistence = 'u' THEN 'is not logged'
                ELSE 'has no primary key' END AS reason
            FROM pg_catalog.pg_class AS c
            WHERE relnamespace = to_regnamespace({0}) AND (relkind IN ('p', 'm', 'f') OR relkind = 'r'
                AND (relpersistence = 'u' OR NOT EXISTS (
                    SELECT FROM pg_catalog.pg_index WHERE indrelid = c.oid AND indisprimary AND indisvalid)))
            ORDER BY relname
            """, DSL.val(module.name()));
        return found.map(row -> module + "." + row.get("relname") + " " + row.get("reason"));
    }

    List<Name> sequences(DSLContext sql) {
        return sql
                .fetchValues(
                        "SELECT sequencename FROM pg_catalog.pg_sequences WHERE schemaname = {0} ORDER BY sequencename",
                        DSL.val(module.name()))
                .stream()
                .map(sequence -> DSL.name(module.name(), String.valueOf(sequence)))
                .toList();
    }

    static String list(List<Name> tables) {
        return tables.stream().map(DSL.using(SQLDialect.POSTGRES)::render).collect(Collectors.joining(", "));
    }
}
