package app.runtime.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps two people from moving the data of one module at the same time. What must not happen even if it is lost, the
 * conditions of every step prevent.
 */
final class MoveLock implements AutoCloseable {

    private final List<Connection> holders = new ArrayList<>();

    private MoveLock() {}

    /** Held at every end that can be reached. */
    static MoveLock take(Place... ends) throws SQLException {
        var lock = new MoveLock();
        try {
            for (var end : ends) {
                lock.take(end);
            }
            return lock;
        } catch (SQLException | RuntimeException refused) {
            lock.close();
            throw refused;
        }
    }

    private void take(Place end) throws SQLException {
        Connection connection;
        try {
            connection = end.asAdministrator();
        } catch (SQLException unreachable) {
            return; // Nobody else holds it there either, and what needs this end will say so.
        }
        holders.add(connection);
        var sql = Place.sql(connection);
        // The server notices within a minute that the machine of a move is gone.
        sql.execute("SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3");
        var locks = new GateLocks(end.module());
        if (!locks.tryMove(sql)) {
            throw DatabaseProblem.needsAction(
                    "Another move of %s is running (session %s at %s): wait for its end, or end it with pg_terminate_backend"
                            .formatted(end.module(), locks.movers(sql), end),
                    new IllegalStateException("running"));
        }
    }

    @Override
    public void close() throws SQLException {
        for (var holder : holders) {
            holder.close();
        }
    }
}
