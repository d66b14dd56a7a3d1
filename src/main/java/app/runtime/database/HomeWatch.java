package app.runtime.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to the moves of a module's data, in a process that knows a second place for them, through one connection of
 * its own to where they are.
 *
 * <p>When that connection is lost, requests go on: what they would write to tables that were left is refused there.
 */
final class HomeWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HomeWatch.class);

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final Duration BREAK = Duration.ofMillis(500);

    private final Pools pools;
    private final NextPool next;
    private final Participant participant;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread worker;
    private volatile @Nullable Connection line;

    /** @param home where the pool leads now */
    HomeWatch(DataHomes homes, Place home, GatedPool pool, Pools pools) {
        this.pools = pools;
        this.next = new NextPool(pools);
        this.participant = new Participant(homes, home, pool, next);
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
                log.debug("The watch over {} was lost already", participant.home(), alreadyBroken);
            }
        }
    }

    private void work() {
        try {
            while (stopping.getCount() > 0) {
                watchSafely();
            }
            next.discard();
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
    }

    private void watchSafely() throws InterruptedException {
        try (var connection = pools.connectForWatch(participant.home())) {
            line = connection;
            watch(connection);
        } catch (SQLException | RuntimeException lost) {
            if (stopping.getCount() > 0) {
                var home = participant.home();
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
        var stays = participant.enter(sql);
        while (stays && stopping.getCount() > 0) {
            stays = listen(connection, sql);
        }
    }

    /** Waits for a word of a move, for a while; whether the data are still here. */
    private boolean listen(Connection connection, DSLContext sql) throws SQLException, InterruptedException {
        var messages = connection.unwrap(PGConnection.class).getNotifications((int) HEARTBEAT.toMillis());
        return participant.hear(messages == null ? new PGNotification[0] : messages, sql);
    }
}
