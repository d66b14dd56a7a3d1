package app.runtime.database;

import app.runtime.database.DataHome.Expected;
import app.runtime.database.DataHome.State;
import java.sql.SQLException;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The end of a move to which the data go: role, schema and tables as the source has them, and no rows. */
record MoveTarget(Route route, UUID move) {

    /**
     * Makes role, schema and empty tables, and says there that a copy is arriving. What was left there before goes. All
     * rows come from the source, those of the history of migrations too.
     */
    void prepare() throws SQLException {
        var target = route.target();
        Provisioning.provide(route.module(), target.configured(), target.login());
        try (var connection = target.asModule()) {
            var sql = Place.sql(connection);
            if (DataHome.find(sql, route.module()).isPresent()) {
                say(State.ARRIVING, MoveStage.PREPARE, Expected.FREE, sql);
            }
            Retirement.remove(target);
            Migrations.ofCopy(route.module(), target.login()).migrate();
            say(State.ARRIVING, MoveStage.PREPARE, Expected.FREE, sql);
            sql.execute("TRUNCATE " + SchemaTables.list(schema().moving(sql)));
        }
    }

    /** Once this is committed it is on the disk of the target, and with it everything that was replicated before. */
    void say(State state, MoveStage stage, Expected before, DSLContext sql) throws SQLException {
        new DataHome(state, move, route.source().address(), stage).write(before, sql, route.module());
    }

    /** Sequences are not replicated, and no snapshot holds them: they are set while nobody takes from them. */
    void copySequences(DSLContext source, DSLContext copy) throws SQLException {
        for (var sequence : schema().sequences(source)) {
            var value = read(sequence, source);
            copy.fetch(
                    "SELECT setval({0}::regclass, {1}, {2})",
                    DSL.val(sequence.toString()),
                    DSL.val(value.get("last_value", Long.class)),
                    DSL.val(value.get("is_called", Boolean.class)));
            if (!read(sequence, copy).equals(value)) {
                throw new SQLException("The two ends differ: sequence " + sequence);
            }
        }
    }

    private static Record read(Name sequence, DSLContext sql) {
        return sql.fetchSingle("SELECT last_value, is_called FROM {0}", sequence);
    }

    /** The copy, if one was begun, is given up. What stays is the sentence that the data are elsewhere. */
    void abandon(DSLContext sql) throws SQLException {
        if (DataHome.find(sql, route.module()).filter(home -> home.isOf(move)).isPresent()) {
            say(State.LEFT, MoveStage.DONE, Expected.GIVEN_UP, sql);
            Retirement.remove(route.target());
        }
    }

    private SchemaTables schema() {
        return new SchemaTables(route.module());
    }
}
