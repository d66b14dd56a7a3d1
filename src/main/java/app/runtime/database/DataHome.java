package app.runtime.database;

import app.runtime.topology.AppModule;
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

    /** Whatever the server's default is, a commit of this is on the disk. */
    void write(DSLContext sql, AppModule module) {
        sql.execute("SET synchronous_commit = on");
        sql.execute(
                "INSERT INTO {0} (state, move_id, other, stage) VALUES ({1}, {2}, {3}, {4}) ON CONFLICT (only_row)"
                        + " DO UPDATE SET state = excluded.state, move_id = excluded.move_id, other = excluded.other,"
                        + " stage = excluded.stage, changed_at = now()",
                table(module),
                DSL.val(state.name()),
                DSL.val(moveId, UUID.class),
                DSL.val(other),
                DSL.val(stage.name()));
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
