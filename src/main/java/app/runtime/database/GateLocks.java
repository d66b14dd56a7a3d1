package app.runtime.database;

import app.runtime.topology.AppModule;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * How processes and a move agree on a pause, at the database that is left. Every process holds the gate while its
 * requests may write; the move takes it for itself. The locks belong to sessions, so whoever dies lets go of them.
 *
 * <p>A move takes the pause first and the gate second. A process that has let go of the gate waits for the pause, and
 * so cannot take the gate again before the move had it.
 */
record GateLocks(AppModule module, String prefix) {

    private static final String GATE = "gate";
    private static final String PAUSE = "pause";
    private static final String MOVE = "move";
    private static final String READY = "ready ";

    GateLocks(AppModule module) {
        this(module, "monolift ");
    }

    /** The same questions about locks that nobody else takes, and messages that nobody hears. */
    static GateLocks forPractice(AppModule module) {
        return new GateLocks(module, "monolift practice ");
    }

    void listen(DSLContext sql) {
        sql.execute("LISTEN {0}", DSL.name(channel()));
    }

    /** Asks every process to look at the other end, and to say that it can work there. */
    void askWhetherReady(DSLContext sql) {
        notify(sql, "ready");
    }

    /** Asks every process to let no more request write, for so long at most. */
    void announcePause(DSLContext sql, Duration limit) {
        notify(sql, "pause " + limit.toMillis());
    }

    void takePause(DSLContext sql) {
        sql.fetch("SELECT pg_advisory_xact_lock({0}, {1})", key(PAUSE), own());
    }

    void takeGate(DSLContext sql) {
        sql.fetch("SELECT pg_advisory_xact_lock({0}, {1})", key(GATE), own());
    }

    /** Takes the gate after the end of a pause, if there is one: in one round trip, because requests wait for it. */
    void enter(DSLContext sql) {
        sql.fetch(
                "SELECT pg_advisory_lock_shared({0}, {2}), pg_advisory_unlock_shared({0}, {2}),"
                        + " pg_advisory_lock_shared({1}, {2})",
                key(PAUSE), key(GATE), own());
    }

    void leave(DSLContext sql) {
        sql.fetch("SELECT pg_advisory_unlock_shared({0}, {1})", key(GATE), own());
    }

    /** Says that this process can work at the other end of this move. */
    void sayReady(DSLContext sql, UUID move) {
        sql.fetch("SELECT pg_advisory_lock_shared({0}, {1})", key(READY + move), own());
    }

    /** Whether nobody else moves these data; until the session ends. */
    boolean tryMove(DSLContext sql) {
        return Boolean.TRUE.equals(sql.fetchValue("SELECT pg_try_advisory_lock({0}, {1})", key(MOVE), own()));
    }

    /** The sessions of moves. */
    List<Integer> movers(DSLContext sql) {
        var pid = DSL.field("pid", Integer.class);
        return sql.select(pid)
                .from("pg_catalog.pg_stat_activity")
                .where("datname = current_database()")
                .and(holds(pid, MOVE))
                .fetch(pid);
    }

    /** The sessions that hold the gate. */
    Field<Boolean> holdsGate(Field<Integer> pid) {
        return holds(pid, GATE);
    }

    /** The sessions that have said that they are ready. */
    Field<Boolean> holdsReady(Field<Integer> pid, UUID move) {
        return holds(pid, READY + move);
    }

    private Field<Boolean> holds(Field<Integer> pid, String name) {
        return DSL.field(
                "EXISTS (SELECT FROM pg_catalog.pg_locks AS lock WHERE lock.pid = {0} AND lock.locktype = 'advisory'"
                        + " AND lock.granted AND lock.classid = {1}::int::oid AND lock.objid = {2}::int::oid)",
                Boolean.class, pid, key(name), own());
    }

    private void notify(DSLContext sql, String message) {
        sql.fetch("SELECT pg_notify({0}, {1})", DSL.val(channel()), DSL.val(message));
    }

    private String channel() {
        return (prefix + module.name()).replace(' ', '_');
    }

    private Field<Integer> own() {
        return hash(module.name());
    }

    private Field<Integer> key(String name) {
        return hash(prefix + name);
    }

    private static Field<Integer> hash(String name) {
        return DSL.field("hashtext({0})", Integer.class, DSL.val(name));
    }
}
