package app.runtime.database;

import app.runtime.topology.AppModule;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What a schema says about the data of its module.
 *
 * @param moveId the move that this belongs to; null if there was none
 * @param other the other end of the move, without a login
 */
record DataHome(State state, @Nullable UUID moveId, String other, MoveStage stage) {

    static final DataHome NEVER_MOVED = new DataHome(State.HERE, null, "", MoveStage.DONE);

    enum State {
        /** The data are here, also while they are being copied. */
        HERE,
        /** A copy is being made here. */
        ARRIVING,
        /** They have moved, and what is still here is out of date. */
        LEFT
    }

    /** What a place has to say so that something else may be said; a place that says nothing was never moved. */
    enum Expected {
        /** The data are here; and this move, or no move, is underway. */
        UNDECIDED("here.state = 'HERE' AND CASE WHEN here.move_id = excluded.move_id"
                + " THEN here.stage NOT IN ('UNDO', 'DONE') ELSE here.stage = 'DONE' END"),
        /** This move has shown that it can succeed, and nobody has begun to take it back. */
        REHEARSED("here.state = 'HERE' AND here.move_id = excluded.move_id AND here.stage = 'REHEARSED'"),
        /** This move is underway. */
        UNDERWAY("here.state = 'HERE' AND here.move_id = excluded.move_id AND here.stage <> 'DONE'"),
        /** The data have left with this move. */
        LEFT("here.state = 'LEFT' AND here.move_id = excluded.move_id"),
        /** The data are elsewhere, or nowhere. */
        FREE("here.state <> 'HERE' OR here.stage = 'DONE'"),
        /** This move is making a copy here. */
        ARRIVING("here.state = 'ARRIVING' AND here.move_id = excluded.move_id"),
        /** This move has made a copy here, whether that has been said or not. */
        ARRIVED("here.state <> 'LEFT' AND here.move_id = excluded.move_id"),
        /** This move has made a copy here, or has given it up. */
        GIVEN_UP("here.state <> 'HERE' AND here.move_id = excluded.move_id");

        private final String condition;

        Expected(String condition) {
            this.condition = condition;
        }
    }

    /** Whether a move has begun that is not finished. */
    boolean isUnderway() {
        return moveId != null && stage != MoveStage.DONE;
    }

    boolean isOf(@Nullable UUID move) {
        return moveId != null && moveId.equals(move);
    }

    /** Empty if there is no such table: in a database that no version of the application with moves has migrated. */
    static Optional<DataHome> find(DSLContext sql, AppModule module) {
        return exists(sql, module) ? Optional.of(read(sql, module)) : Optional.empty();
    }

    /** Never empty, for a schema that is migrated. */
    static DataHome read(DSLContext sql, AppModule module) {
        Result<Record> rows = sql.fetch("SELECT state, move_id, other, stage FROM {0}", table(module));
        return rows.isEmpty()
                ? NEVER_MOVED
                : rows.getFirst()
                        .map(row -> new DataHome(
                                State.valueOf(row.get("state", String.class)),
                                row.get("move_id", UUID.class),
                                row.get("other", String.class),
                                MoveStage.valueOf(row.get("stage", String.class))));
    }

    /**
     * Replaces what is said, if that is what was expected. Whatever the server's default is, its commit is on the disk.
     *
     * @throws SQLException if somebody else has said something meanwhile
     */
    void write(Expected before, DSLContext sql, AppModule module) throws SQLException {
        sql.execute("SET synchronous_commit = on");
        var rows = sql.execute(
                "INSERT INTO {0} AS here (state, move_id, other, stage) VALUES ({1}, {2}, {3}, {4}) ON CONFLICT"
                        + " (only_row) DO UPDATE SET state = excluded.state, move_id = excluded.move_id, other ="
                        + " excluded.other, stage = excluded.stage, changed_at = now() WHERE "
                        + before.condition,
                table(module),
                DSL.val(state.name()),
                DSL.val(moveId, UUID.class),
                DSL.val(other),
                DSL.val(stage.name()));
        if (rows != 1) {
            throw new SQLException("Somebody else has gone on with the move of %s: %s was to follow, but found is %s"
                    .formatted(module, this, read(sql, module)));
        }
    }

    private static boolean exists(DSLContext sql, AppModule module) {
        return sql.fetchExists(DSL.selectOne()
                .from("pg_catalog.pg_tables")
                .where("schemaname = ? AND tablename = 'data_home'", module.name()));
    }

    private static Name table(AppModule module) {
        return DSL.name(module.name(), "data_home");
    }
}
