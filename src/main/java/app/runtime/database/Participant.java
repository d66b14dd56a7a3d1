package app.runtime.database;

import app.runtime.database.DataHome.State;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process does for the moves of a module's data: it lets requests wait, and sends them to where the data are.
 */
final class Participant {

    private static final Logger log = LoggerFactory.getLogger(Participant.class);

    /** A gate opens by itself so long after the move should have ended the pause. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final DataHomes homes;
    private final GatedPool pool;
    private final NextPool next;
    private final GateLocks locks;
    private volatile Place home;

    /** @param home where the pool leads now */
    Participant(DataHomes homes, Place home, GatedPool pool, NextPool next) {
        this.homes = homes;
        this.home = home;
        this.pool = pool;
        this.next = next;
        this.locks = new GateLocks(home.module());
    }

    /** Where the pool leads now. */
    Place home() {
        return home;
    }

    /**
     * Whether the data are still here. What happened while nobody watched is not known: requests wait for the answer.
     */
    boolean enter(DSLContext sql) throws SQLException {
        pool.closeGate(MARGIN);
        try {
            locks.listen(sql);
            locks.enter(sql);
            next.move().ifPresent(move -> locks.sayReady(sql, move));
            return stays(sql);
        } finally {
            pool.openGate();
        }
    }

    /** Answers what a move asks for; and whether the data are still here. */
    boolean hear(PGNotification[] messages, DSLContext sql) throws SQLException, InterruptedException {
        if (messages.length == 0) {
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
            next.discard();
        } else if (!next.isFor(here.moveId())) {
            prepare(here, sql);
        }
        return true;
    }

    private void follow(DataHome here) {
        var there = homes.otherThan(home)
                .filter(place -> next.isFor(here.moveId()) || homes.inCharge().isSameAs(place))
                .orElseThrow(() -> DatabaseProblem.needsAction(
                        "The data of " + home.module() + " have moved to " + here.other()
                                + ", which is unknown here: set "
                                + home.module().variablePrefix() + "NEXT_DATABASE_URL",
                        new IllegalStateException("moved")));
        pool.exchange(next.take(there));
        log.info("The data of {} have moved from {} to {}", home.module(), home, there);
        home = there;
    }

    /** Says so when the other end is reached, if there is one. */
    private void prepare(DataHome here, DSLContext sql) throws SQLException {
        var move = here.moveId();
        var there = homes.otherThan(home);
        if (move != null && there.isPresent() && next.prepare(move, there.get())) {
            locks.sayReady(sql, move);
            log.info("{} can move from {} to {}", home.module(), home, there.get());
        }
    }

    private static long millisecondsSince(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }
}
