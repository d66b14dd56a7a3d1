package app.runtime.database;

import app.runtime.database.DataHome.Expected;
import app.runtime.database.DataHome.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/**
 * Moves the data of one module from one server to another while they are used. Every step looks at what is there and
 * does what is missing, so that a move that was killed is resumed by running it again. How far it is stands at the
 * source; the commit that ends the pause there is the only decision.
 */
final class DataMove {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TOO_MANY_ERRORS = 3;

    /** So long the target's server may be without the source's, and so long it may take to say how far it is. */
    private static final Duration CUT_OFF = Duration.ofMinutes(1);

    private final Route route;
    private final UUID move;
    private final Replication replication;
    private final MoveTarget target;
    private final Duration limit;
    private final Consumer<String> report;
    private final Consumer<MoveStage> reached;

    /**
     * @param limit how long requests may wait
     * @param reached told of each stage when it has been noted
     */
    DataMove(
            Route route,
            UUID move,
            DatabaseUrl address,
            Duration limit,
            Consumer<String> report,
            Consumer<MoveStage> reached) {
        this.route = route;
        this.move = move;
        this.replication = new Replication(route, move, address);
        this.target = new MoveTarget(route, move);
        this.limit = limit;
        this.report = report;
        this.reached = reached;
    }

    /** Copies, follows, pauses, switches and tidies up. */
    void run() throws SQLException, InterruptedException {
        note(MoveStage.PREPARE);
        try (var source = route.source().asAdministrator();
                var copy = route.target().asAdministrator()) {
            if (!replication.hasSubscription(Place.sql(copy))) {
                replication.remove(Place.sql(source), Place.sql(copy));
                target.prepare();
            }
            note(MoveStage.COPY);
            replication.ensure(Place.sql(source), Place.sql(copy));
            copy.setNetworkTimeout(Runnable::run, (int) CUT_OFF.toMillis());
            awaitCopy(Place.sql(source), Place.sql(copy));
            note(MoveStage.FOLLOW);
        }
        try (var lines = MoveLines.open(route)) {
            var cutover = new Cutover(route, move, lines, limit, report);
            cutover.rehearse();
            note(MoveStage.REHEARSED);
            cutover.decide(() -> reached.accept(MoveStage.PAUSED));
        }
        reached.accept(MoveStage.SWITCHED);
        finish();
    }

    /** After the decision: the target is told, and what was needed for the move is removed. */
    void finish() throws SQLException {
        try (var connection = route.target().asModule()) {
            target.say(State.HERE, MoveStage.DONE, Expected.ARRIVED, Place.sql(connection));
        }
        try (var source = route.source().asAdministrator();
                var copy = route.target().asAdministrator()) {
            replication.remove(Place.sql(source), Place.sql(copy));
        }
        say(State.LEFT, MoveStage.DONE, Expected.LEFT);
        report.accept("The data of %s are at %s. What is left at %s can only be read; '--retire' removes it."
                .formatted(route.module(), route.target(), route.source()));
    }

    /** Before the decision: as if nothing had been. From the first line on the move can no longer be decided. */
    void abandon() throws SQLException {
        say(State.HERE, MoveStage.UNDO, Expected.UNDERWAY);
        reached.accept(MoveStage.UNDO);
        try (var source = route.source().asAdministrator()) {
            abandonAtTarget(Place.sql(source));
        }
        say(State.HERE, MoveStage.DONE, Expected.UNDERWAY);
        report.accept("The move of %s to %s is undone; the data are at %s as before."
                .formatted(route.module(), route.target(), route.source()));
    }

    /** The target may be gone for good. If it comes back, the next move there clears up. */
    private void abandonAtTarget(DSLContext source) throws SQLException {
        Connection connection;
        try {
            connection = route.target().asAdministrator();
        } catch (SQLException unreachable) {
            replication.removeAtSource(source);
            report.accept(
                    "%s is out of reach, and keeps its copy. Slots at %s that nobody reads, drop those of this copy: %s"
                            .formatted(route.target(), route.source(), replication.idleCopySlots(source)));
            return;
        }
        try (connection) {
            var copy = Place.sql(connection);
            replication.remove(source, copy);
            target.abandon(copy);
        }
    }

    private void note(MoveStage stage) throws SQLException {
        say(State.HERE, stage, Expected.UNDECIDED);
        reached.accept(stage);
    }

    private void say(State state, MoveStage stage, Expected before) throws SQLException {
        try (var connection = route.source().asModule()) {
            new DataHome(state, move, route.target().address(), stage)
                    .write(before, Place.sql(connection), route.module());
        }
    }

    private void awaitCopy(DSLContext source, DSLContext copy) throws SQLException, InterruptedException {
        report.accept("Copying %s from %s to %s".formatted(route.module(), route.source(), route.target()));
        var errorsBefore = replication.errors(copy);
        var shown = System.nanoTime();
        var connected = shown;
        while (!replication.isCopied(copy)) {
            connected = replication.isConnected(source) ? System.nanoTime() : connected;
            if (System.nanoTime() - connected > CUT_OFF.toNanos()) {
                throw new SQLException(
                        "The server at %s has not reached the one at %s for %d s: is the address right (MOVE_SOURCE_URL), and the way open? Its log says more"
                                .formatted(route.target(), replication.address().hosts(), CUT_OFF.toSeconds()));
            }
            if (replication.errors(copy) - errorsBefore >= TOO_MANY_ERRORS) {
                throw new SQLException("The target cannot copy: see the log of PostgreSQL at " + route.target());
            }
            if (System.nanoTime() - shown > PATIENCE.toNanos()) {
                shown = System.nanoTime();
                report.accept("Still copying; tables by state (r: copied): " + replication.states(copy));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
