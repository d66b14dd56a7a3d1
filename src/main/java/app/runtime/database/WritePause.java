package app.runtime.database;

import app.runtime.database.DataHome.Expected;
import app.runtime.database.DataHome.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
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
    private final SchemaTables schema;
    private final Connection connection;
    private final DSLContext sql;
    private final long begin = System.nanoTime();
    private final Duration limit;

    private WritePause(Place source, Connection connection, Duration limit) {
        this.source = source;
        this.schema = new SchemaTables(source.module());
        this.connection = connection;
        this.sql = Place.sql(connection);
        this.limit = limit;
    }

    /**
     * Begins a pause.
     *
     * @param fence a connection of its own, as the module
     * @param messages another one
     * @throws PauseLimitException if somebody goes on writing
     */
    static WritePause begin(Place source, Connection fence, DSLContext messages, Duration limit) throws SQLException {
        var pause = new WritePause(source, fence, limit);
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
        var left = limit.minusNanos(System.nanoTime() - begin);
        if (!left.isPositive()) {
            throw new PauseLimitException("the pause took longer than " + limit.toMillis() + " ms");
        }
        return left;
    }

    Duration taken() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Decides the move: from this commit on the data are at the target, and nothing can be written here any more. */
    void leave(UUID move, Place target) throws SQLException {
        remaining();
        new DataHome(State.LEFT, move, target.address(), MoveStage.SWITCHED)
                .write(Expected.REHEARSED, sql, source.module());
        Retirement.makeReadOnly(sql, schema, source.login().user());
        remaining();
        connection.commit();
    }

    /** Ends the pause; unless {@link #leave} came first, everything is as before it. */
    @Override
    public void close() throws SQLException {
        connection.rollback();
    }

    private void stopEverybody(DSLContext messages) throws SQLException {
        var locks = new GateLocks(source.module());
        connection.setAutoCommit(false);
        limitIdleness();
        limitWaiting(limit);
        locks.takePause(sql);
        locks.announcePause(messages, limit);
        limitWaiting(remaining());
        locks.takeGate(sql);
        var tables = SchemaTables.list(schema.written(messages));
        var locked = tryToLock(tables);
        while (!locked) {
            locked = tryToLock(tables);
        }
        limitIdleness();
    }

    private boolean tryToLock(String tables) throws SQLException {
        var savepoint = connection.setSavepoint();
        try {
            var left = remaining();
            limitWaiting(left.compareTo(LONGEST_TRY) < 0 ? left : LONGEST_TRY);
            sql.execute("LOCK TABLE " + tables + " IN EXCLUSIVE MODE");
            limitWaiting(left);
            return true;
        } catch (DataAccessException inUse) {
            if (!isTooLong(inUse)) {
                throw inUse;
            }
            connection.rollback(savepoint);
            return false;
        }
    }

    /** If the move is stopped or cut off, the server ends the pause. */
    private void limitIdleness() throws PauseLimitException {
        limitSetting("idle_in_transaction_session_timeout", remaining().plus(MARGIN));
    }

    private void limitWaiting(Duration most) {
        limitSetting("lock_timeout", most);
        limitSetting("statement_timeout", most);
    }

    private void limitSetting(String name, Duration most) {
        sql.fetch("SELECT set_config({0}, {1}, true)", DSL.val(name), DSL.val(Math.max(1, most.toMillis()) + "ms"));
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

    /** The pause would have become longer than it may. Nothing has changed. */
    static final class PauseLimitException extends SQLException {

        private static final long serialVersionUID = 1L;

        PauseLimitException(String message) {
            super(message);
        }
    }
}
