package app.runtime.database;

import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What becomes of tables whose data are elsewhere: first they can only be read, later they are removed. */
final class Retirement {

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

    /**
     * Removes everything but the sentence that says where the data are: in one transaction, so that no process ever
     * finds the place without it. Never where that sentence says that they are here.
     *
     * @return how many tables there were
     */
    static int remove(Place place) throws SQLException {
        var schema = new SchemaTables(place.module());
        try (var connection = place.asAdministrator()) {
            var sql = Place.sql(connection);
            var tables = schema.moving(sql).size();
            var rest = DSL.name(place.module() + "_left");
            sql.transaction(configuration -> {
                var inside = configuration.dsl();
                requireElsewhere(inside, place);
                inside.execute("ALTER SCHEMA {0} RENAME TO {1}", schema.schema(), rest);
                inside.execute(
                        "CREATE SCHEMA {0} AUTHORIZATION {1}",
                        schema.schema(), DSL.name(place.login().user()));
                inside.execute(
                        "ALTER TABLE IF EXISTS {0} SET SCHEMA {1}",
                        DSL.name(rest.last(), schema.home().last()), schema.schema());
                inside.execute("DROP SCHEMA {0} CASCADE", rest);
            });
            return tables;
        }
    }

    private static void requireElsewhere(DSLContext sql, Place place) {
        if (DataHome.find(sql, place.module())
                .filter(home -> home.moveId() != null && home.state() == DataHome.State.HERE)
                .isPresent()) {
            throw new IllegalStateException("The data of " + place.module() + " are at " + place + " and stay there");
        }
    }
}
