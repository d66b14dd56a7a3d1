package app.runtime.database;

import app.runtime.database.WritePause.Hold;
import app.runtime.database.WritePause.PauseLimitException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * The connections that are open while a move pauses and compares: nobody has to wait for one to be made, and no server
 * for a plan that it had before.
 */
final class MoveLines implements AutoCloseable {

    private static final Duration ANSWER_MARGIN = Duration.ofSeconds(1);

    private final Route route;
    private final SchemaTables schema;
    private final List<Connection> connections = new ArrayList<>();
    private final AtomicLong marks = new AtomicLong(System.nanoTime());
    private final Connection fence;
    private final DSLContext source;
    private final DSLContext target;
    private final DSLContext sourceCheck;
    private final DSLContext targetCheck;

    private MoveLines(Route route) throws SQLException {
        this.route = route;
        this.schema = new SchemaTables(route.module());
        this.fence = connect(route.source());
        this.source = Place.sql(connect(route.source()));
        this.target = Place.sql(connect(route.target()));
        this.sourceCheck = Place.sql(connect(route.source()));
        this.targetCheck = Place.sql(connect(route.target()));
    }

    static MoveLines open(Route route) throws SQLException {
        return new MoveLines(route);
    }

    DSLContext source() {
        return source;
    }

    DSLContext target() {
        return target;
    }

    WritePause pause(Duration limit) throws SQLException {
        limitAnswers(limit.plus(ANSWER_MARGIN));
        var tables = schema.written(source);
        return WritePause.begin(route.source(), fence, source, limit, Hold.of(route.module(), tables));
    }

    /** A pause in which nobody has to wait. */
    WritePause practice(Duration limit) throws SQLException {
        limitAnswers(limit.plus(ANSWER_MARGIN));
        var tables = schema.written(source);
        return WritePause.begin(route.source(), fence, source, limit, Hold.forPractice(route.module(), tables));
    }

    /**
     * Waits until everything that is committed at the source now has been committed at the target too. Changes are
     * applied in the order of their commits: once the target shows a mark, it has everything before it.
     *
     * @return how long that took
     */
    Duration awaitMark(Duration patience) throws SQLException, InterruptedException {
        var begin = System.nanoTime();
        var mark = marks.incrementAndGet();
        source.execute(
                "INSERT INTO {0} (mark) VALUES ({1}) ON CONFLICT (only_row) DO UPDATE SET mark = excluded.mark",
                schema.mark(), DSL.val(mark));
        while (!((Object) mark).equals(target.fetchValue("SELECT mark FROM {0}", schema.mark()))) {
            if (System.nanoTime() - begin > patience.toNanos()) {
                throw new PauseLimitException("the target did not catch up within " + patience.toMillis() + " ms");
            }
            TimeUnit.MICROSECONDS.sleep(500);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Both ends as they are now, for a comparison. */
    void holdSnapshots() {
        Fingerprint.hold(sourceCheck);
        Fingerprint.hold(targetCheck);
    }

    void releaseSnapshots() {
        Fingerprint.release(sourceCheck);
        Fingerprint.release(targetCheck);
    }

    /**
     * Compares what the snapshots hold, for as long as it takes.
     *
     * @return what was found to be equal
     * @throws SQLException with everything that differs
     */
    String compare() throws SQLException {
        limitAnswers(Duration.ZERO);
        return compareSnapshots();
    }

    /** The same within a pause. */
    String compareWithin(Duration limit) throws SQLException {
        Fingerprint.limit(sourceCheck, limit);
        Fingerprint.limit(targetCheck, limit);
        try {
            return compareSnapshots();
        } catch (DataAccessException failed) {
            if (WritePause.isTooLong(failed)) {
                throw new PauseLimitException("the comparison took longer than " + limit.toMillis() + " ms");
            }
            throw failed;
        }
    }

    private String compareSnapshots() throws SQLException {
        var there = CompletableFuture.supplyAsync(
                () -> Fingerprint.of(targetCheck, schema),
                task -> Thread.ofVirtual().start(task));
        var here = Fingerprint.of(sourceCheck, schema);
        var differences = here.differencesTo(joined(there));
        if (!differences.isEmpty()) {
            throw new SQLException("The two ends differ: " + String.join("; ", differences));
        }
        return "%d rows of %d tables equal, %d definitions, %d undelivered events, %d handled ones"
                .formatted(
                        here.rows(),
                        here.tables().size(),
                        here.definitions().size(),
                        here.rowsOf("outbox"),
                        here.rowsOf("inbox"));
    }

    @Override
    public void close() throws SQLException {
        for (var connection : connections) {
            connection.close();
        }
    }

    private Connection connect(Place place) throws SQLException {
        try {
            var connection = place.asModule();
            connections.add(connection);
            // What is not on the disk is not sent, and must not be decided.
            var sql = Place.sql(connection);
            sql.execute("SET synchronous_commit = on");
            // What is asked again and again is planned once, and not in the pause.
            sql.execute("SET plan_cache_mode = force_generic_plan");
            Fingerprint.prepare(sql);
            return connection;
        } catch (SQLException | DataAccessException unreachable) {
            close();
            throw unreachable;
        }
    }

    /** A server that is cut off without a word must not keep the move from giving up. */
    private void limitAnswers(Duration most) throws SQLException {
        for (var connection : connections) {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(most.toMillis()));
        }
    }

    private static Fingerprint joined(CompletableFuture<Fingerprint> running) {
        try {
            return running.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof DataAccessException refused) {
                throw refused;
            }
            throw failed;
        }
    }
}
