package app.runtime.database;

import app.runtime.database.DataHome.Expected;
import app.runtime.database.DataHome.State;
import app.runtime.topology.AppModule;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * A time in which nobody writes to the module's tables: no request passes the gate of its process, and whoever does not
 * know of gates waits for locks on the tables. All of it is one transaction at the source. However the pause ends, by
 * its end, by its limit, by the death of either side, PostgreSQL releases everything at once; only {@link #leave}
 * commits.
 */
final class WritePause implements AutoCloseable {

    /** What PostgreSQL says when a lock, or a statement, has taken too long. */
    private static final Set<String> TOO_LONG = Set.of("55P03", "57014");

    /** How much longer than allowed a pause may last at most, if the move has stopped talking. */
    private static final Duration MARGIN = Duration.ofMillis(200);

    /** Shorter than the time after which PostgreSQL looks for deadlocks and would end somebody else's transaction. */
    private static final Duration LONGEST_TRY = Duration.ofMillis(250);

    private final Place source;
    private final Connection connection;
    private final DSLContext sql;
    private final Duration limit;
    private final Hold hold;
    private final PauseTimes times = new PauseTimes();

    private WritePause(Place source, Connection connection, Duration limit, Hold hold) {
        this.source = source;
        this.connection = connection;
        this.sql = Place.sql(connection);
        this.limit = limit;
        this.hold = hold;
    }

    /**
     * Begins a pause.
     *
     * @param fence a connection of its own, as the module
     * @param messages another one
     * @throws PauseLimitException if somebody goes on writing
     */
    static WritePause begin(Place source, Connection fence, DSLContext messages, Duration limit, Hold hold)
            throws SQLException {
        var pause = new WritePause(source, fence, limit, hold);
        try {
            pause.stopEverybody(messages);
            return pause;
        } catch (DataAccessException | SQLException refused) {
            pause.close();
            throw pause.explained(refused);
        }
    }

    /** What is left of the limit, at least a millisecond. */
    Duration remaining() throws PauseLimitException {
        var left = limit.minus(times.taken());
        if (!left.isPositive()) {
            times.add("for what came next");
            throw new PauseLimitException("the pause took longer than %d ms: %s".formatted(limit.toMillis(), times));
        }
        return left;
    }

    PauseTimes times() {
        return times;
    }

    /** Decides the move: from this commit on the data are at the target, and nothing can be written here any more. */
    void leave(UUID move, Place target) throws SQLException {
        remaining();
        sayLeft(State.LEFT, move, target);
        remaining();
        connection.commit();
        times.add("to decide");
    }

    /** The same without a decision. */
    void practiseLeaving(UUID move, Place target) throws SQLException {
        sayLeft(State.HERE, move, target);
    }

    private void sayLeft(State state, UUID move, Place target) throws SQLException {
        new DataHome(state, move, target.address(), MoveStage.SWITCHED).write(Expected.REHEARSED, sql, source.module());
        Retirement.makeReadOnly(
                sql, new SchemaTables(source.module()), source.login().user());
    }

    /** Ends the pause; unless {@link #leave} came first, everything is as before it. */
    @Override
    public void close() throws SQLException {
        connection.rollback();
    }

    private void stopEverybody(DSLContext messages) throws SQLException {
        connection.setAutoCommit(false);
        limitSettings(limit);
        hold.locks().takePause(sql);
        hold.locks().announcePause(messages, limit);
        limitSettings(remaining());
        hold.locks().takeGate(sql);
        times.add("to stop requests");
        var locked = tryToLock();
        while (!locked) {
            locked = tryToLock();
        }
        times.add("to lock tables");
    }

    private boolean tryToLock() throws SQLException {
        var savepoint = connection.setSavepoint();
        try {
            var left = remaining();
            limitSettings(left.compareTo(LONGEST_TRY) < 0 ? left : LONGEST_TRY);
            sql.execute(hold.lockTables());
            limitSettings(left);
            return true;
        } catch (DataAccessException inUse) {
            if (!isTooLong(inUse)) {
                throw inUse;
            }
            connection.rollback(savepoint);
            return false;
        }
    }

    /** How long a lock, or a statement, may take. And if the move is stopped or cut off, the server ends the pause. */
    private void limitSettings(Duration most) throws PauseLimitException {
        sql.fetch(
                "SELECT set_config('lock_timeout', {0}, true), set_config('statement_timeout', {0}, true),"
                        + " set_config('idle_in_transaction_session_timeout', {1}, true)",
                milliseconds(most), milliseconds(remaining().plus(MARGIN)));
    }

    private static Field<String> milliseconds(Duration duration) {
        return DSL.val(Math.max(1, duration.toMillis()) + "ms");
    }

    static boolean isTooLong(DataAccessException failed) {
        return TOO_LONG.contains(String.valueOf(failed.sqlState()));
    }

    /** Until the pause has begun, nothing but transactions can take that long. */
    private SQLException explained(Exception refused) {
        var isInUse = refused instanceof DataAccessException inUse && isTooLong(inUse);
        if (isInUse || refused instanceof PauseLimitException) {
            return new PauseLimitException("transactions did not end within " + limit.toMillis() + " ms");
        }
        return refused instanceof SQLException broken ? broken : new SQLException(refused);
    }

    /** What stops everybody. */
    record Hold(GateLocks locks, String lockTables) {

        /** @param tables all that are written to */
        static Hold of(AppModule module, List<Name> tables) {
            return new Hold(new GateLocks(module), "LOCK TABLE " + SchemaTables.list(tables) + " IN EXCLUSIVE MODE");
        }

        /** The same, but nobody is stopped. */
        static Hold forPractice(AppModule module, List<Name> tables) {
            return new Hold(
                    GateLocks.forPractice(module), "LOCK TABLE " + SchemaTables.list(tables) + " IN ACCESS SHARE MODE");
        }
    }

    /** The pause would have become longer than it may. Nothing has changed. */
    static final class PauseLimitException extends SQLException {

        private static final long serialVersionUID = 1L;

        PauseLimitException(String message) {
            super(message);
        }
    }
}
