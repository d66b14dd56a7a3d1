package app.runtime.database;

import app.runtime.database.DataHome.State;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes part in the moves of a module's data, in a process that knows a second place for them: lets requests wait while
 * a move pauses them, and then sends them to where the data are. It holds one connection of its own.
 *
 * <p>When that connection is lost, requests go on: what they would write to tables that were left is refused there.
 */
final class HomeWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HomeWatch.class);

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final Duration BREAK = Duration.ofMillis(500);

    /** A gate opens by itself so long after the move should have ended the pause. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final DataHomes homes;
    private final GatedPool pool;
    private final Pools pools;
    private final GateLocks locks;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread worker;
    private Place home;
    private @Nullable Prepared prepared;
    private volatile @Nullable Connection line;

    /** @param home where the pool leads now */
    HomeWatch(DataHomes homes, Place home, GatedPool pool, Pools pools) {
        this.homes = homes;
        this.home = home;
        this.pool = pool;
        this.pools = pools;
        this.locks = new GateLocks(home.module());
        this.worker = Thread.ofVirtual().name("home-watch-" + home.module()).unstarted(this::work);
    }

    void start() {
        worker.start();
    }

    @Override
    public void close() {
        stopping.countDown();
        hangUp();
        try {
            worker.join(HEARTBEAT.plus(BREAK));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever listens there need not wait for the next heartbeat. */
    private void hangUp() {
        var open = line;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException alreadyBroken) {
                log.debug("The watch over {} was lost already", home.module(), alreadyBroken);
            }
        }
    }

    private void work() {
        try {
            while (stopping.getCount() > 0) {
                watchSafely();
            }
            discardPrepared();
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
    }

    private void watchSafely() throws InterruptedException {
        try (var connection = pools.connectForWatch(home)) {
            line = connection;
            watch(connection);
        } catch (SQLException | RuntimeException lost) {
            if (stopping.getCount() > 0) {
                log.warn(
                        "The watch over {} at {} is interrupted; tried again in {}: {}",
                        home.module(),
                        home,
                        BREAK,
                        lost.toString());
                stopping.await(BREAK.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Ends when the data have left, or when the process stops. */
    private void watch(Connection connection) throws SQLException, InterruptedException {
        var sql = Place.sql(connection);
        var stays = enter(sql);
        while (stays && stopping.getCount() > 0) {
            stays = listen(connection, sql);
        }
    }

    /**
     * Whether the data are still here. What happened while nobody watched is not known: requests wait for the answer.
     */
    private boolean enter(DSLContext sql) throws SQLException {
        pool.closeGate(MARGIN);
        try {
            locks.listen(sql);
            locks.awaitPauseEnd(sql);
            locks.enter(sql);
            Optional.ofNullable(prepared).ifPresent(other -> locks.sayReady(sql, other.move()));
            return stays(sql);
        } finally {
            pool.openGate();
        }
    }

    /** Whether the data are still here. */
    private boolean listen(Connection connection, DSLContext sql) throws SQLException, InterruptedException {
        var messages = connection.unwrap(PGConnection.class).getNotifications((int) HEARTBEAT.toMillis());
        if (messages == null || messages.length == 0) {
            return stays(sql);
        }
        for (var message : messages) {
            if (!hear(message, sql)) {
                return false;
            }
        }
        return true;
    }

    private boolean hear(PGNotification message, DSLContext sql) throws SQLException, InterruptedException {
        var words = message.getParameter().split(" ", 2);
        return words[0].equals("pause") ? pause(Duration.ofMillis(Long.parseLong(words[1])), sql) : stays(sql);
    }

    private boolean pause(Duration limit, DSLContext sql) throws SQLException, InterruptedException {
        var begin = System.nanoTime();
        pool.closeGate(limit.plus(MARGIN));
        try {
            if (!pool.awaitIdle(limit)) {
                log.warn(
                        "{}: requests in flight did not end within {}; the move has to try again",
                        home.module(),
                        limit);
                return true;
            }
            locks.leave(sql);
            locks.awaitPauseEnd(sql);
            locks.enter(sql);
            return stays(sql);
        } finally {
            pool.openGate();
            log.info("{}: requests waited for {} ms at most", home.module(), millisecondsSince(begin));
        }
    }

    /** Reads where the data are, and follows them. */
    private boolean stays(DSLContext sql) throws SQLException {
        var here = DataHome.read(sql, home.module());
        if (here.state() == State.LEFT) {
            follow(here);
            return false;
        }
        if (here.state() != State.HERE || !here.isUnderway()) {
            discardPrepared();
        } else if (!isPreparedFor(here.moveId())) {
            prepare(here, sql);
        }
        return true;
    }

    private void follow(DataHome here) {
        var there = homes.otherThan(home)
                .filter(place ->
                        isPreparedFor(here.moveId()) || homes.inCharge().isSameAs(place))
                .orElseThrow(() -> DatabaseProblem.needsAction(
                        "The data of " + home.module() + " have moved to " + here.other()
                                + ", which is unknown here: set "
                                + home.module().variablePrefix() + "NEXT_DATABASE_URL",
                        new IllegalStateException("moved")));
        pool.exchange(Optional.ofNullable(prepared).map(Prepared::pool).orElseGet(() -> pools.open(there)));
        prepared = null;
        log.info("The data of {} have moved from {} to {}", home.module(), home, there);
        home = there;
    }

    /** Opens the pool of the other end, and says so, if this really is the other end of this move. */
    private void prepare(DataHome here, DSLContext sql) throws SQLException {
        discardPrepared();
        var move = here.moveId();
        var there = homes.otherThan(home);
        if (move == null || there.isEmpty()) {
            return;
        }
        var other = there.get();
        try (var connection = pools.connectForWatch(other)) {
            var itsHome = DataHome.find(Place.sql(connection), home.module());
            if (itsHome.filter(found -> found.isOf(move)).isEmpty()) {
                return;
            }
        } catch (SQLException notYet) {
            log.info("{} cannot be reached yet, to which {} is to move: {}", other, home.module(), notYet.getMessage());
            return;
        }
        prepared = new Prepared(move, pools.openWarm(other));
        locks.sayReady(sql, move);
        log.info("{} can move from {} to {}", home.module(), home, other);
    }

    private boolean isPreparedFor(@Nullable UUID move) {
        return prepared != null && prepared.move().equals(move);
    }

    private void discardPrepared() {
        if (prepared != null) {
            prepared.pool().close();
            prepared = null;
        }
    }

    private static long millisecondsSince(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    /** A pool for the other end. */
    private record Prepared(UUID move, HikariDataSource pool) {}
}
