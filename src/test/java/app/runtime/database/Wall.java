package app.runtime.database;

import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Walks every login, every object of every schema and every privilege, and says which of them are open though they
 * should be closed. Modules come from the packages, objects from PostgreSQL's catalogue: a new table is walked without
 * being named here.
 */
final class Wall implements AutoCloseable {

    private static final String CELLS = """
        WITH login AS (SELECT * FROM unnest(cast(? AS text[]), cast(? AS text[])) AS login(module, role)),
        space AS (
            SELECT oid, nspname AS schema FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema$)'),
        relation AS (
            SELECT c.oid, schema, relname AS object, relkind FROM pg_class c JOIN space ON space.oid = relnamespace),
        tables AS (SELECT * FROM relation WHERE relkind IN ('r', 'p', 'v', 'm', 'f')),
        privilege AS (
            SELECT unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS privilege
            UNION ALL SELECT 'MAINTAIN' WHERE current_setting('server_version_num')::int >= 170000)
        SELECT module, role, privilege, 'table' AS kind, schema, object,
            has_table_privilege(role, oid, privilege) AS granted
        FROM login, tables, privilege
        UNION ALL
        SELECT module, role, privilege, 'column', schema, object,
            has_any_column_privilege(role, oid, privilege) AND NOT has_table_privilege(role, oid, privilege)
        FROM login, tables, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) AS privilege
        UNION ALL
        SELECT module, role, privilege, 'sequence', schema, object, has_sequence_privilege(role, oid, privilege)
        FROM login, relation, unnest(ARRAY['USAGE', 'SELECT', 'UPDATE']) AS privilege WHERE relkind = 'S'
        UNION ALL
        SELECT module, role, 'EXECUTE', 'function', schema, proname,
            has_schema_privilege(role, space.oid, 'USAGE') AND has_function_privilege(role, p.oid, 'EXECUTE')
        FROM login, pg_proc p JOIN space ON space.oid = pronamespace
        UNION ALL
        SELECT module, role, privilege, 'schema', schema, '', has_schema_privilege(role, oid, privilege)
        FROM login, space, unnest(ARRAY['USAGE', 'CREATE']) AS privilege
        ORDER BY 1, 5, 6, 3
        """;

    private final DatabaseSettings settings;
    private final List<AppModule> modules = Modules.discover().hosted();
    private final Connection administrator;

    Wall(TestDatabase database) throws SQLException {
        this.settings = TestDatabase.settings(DatabaseUrl.parse(database.url()));
        this.administrator = Provisioning.connect(settings.databaseUrl());
    }

    List<WallCell> cells() {
        var roles = modules.stream().map(module -> login(module).user());
        return DSL.using(administrator, SQLDialect.POSTGRES)
                .fetch(
                        CELLS,
                        modules.stream().map(AppModule::name).toArray(String[]::new),
                        roles.toArray(String[]::new))
                .into(WallCell.class);
    }

    /** What is open to a module that is not its own, a sentence each; in the catalogue, and by trying. */
    List<String> breaches() throws SQLException {
        var foreign = cells().stream().filter(cell -> !cell.mayBeAllowed()).toList();
        var granted = foreign.stream().filter(WallCell::granted).map(cell -> cell.sentence() + ", says the catalogue");
        var done = allowedByTrying(foreign).stream().map(cell -> cell.sentence() + ", and did");
        return Stream.concat(granted, done).toList();
    }

    /** The cells whose statement, run by the module's own login and rolled back, is not refused for lack of rights. */
    List<WallCell> allowedByTrying(List<WallCell> cells) throws SQLException {
        var attempts = new WallAttempts(administrator);
        var allowed = Stream.<WallCell>builder();
        for (var module : modules) {
            try (var connection = connect(module)) {
                for (var cell : cells) {
                    if (cell.module().equals(module.name()) && attempts.succeeds(cell, connection)) {
                        allowed.add(cell);
                    }
                }
            }
        }
        return allowed.build().toList();
    }

    Connection connect(AppModule module) throws SQLException {
        var connection = Provisioning.connect(login(module));
        connection.setAutoCommit(false);
        return connection;
    }

    DatabaseUrl login(AppModule module) {
        return settings.loginOf(module);
    }

    Connection administrator() {
        return administrator;
    }

    @Override
    public void close() throws SQLException {
        administrator.close();
    }
}
