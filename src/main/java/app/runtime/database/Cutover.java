package app.runtime.database;

import app.runtime.database.DataHome.Expected;
import app.runtime.database.DataHome.State;
import app.runtime.database.WritePause.PauseLimitException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The end of a move, for which requests have to wait. Whatever happens in a pause was done before without one, again
 * and again: a process that has just been started needs several times as long for what it does for the first time.
 */
final class Cutover {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Enough for the JVM to have compiled what matters, and for both servers to keep the plans of all statements. */
    private static final int ROUNDS = 15;

    private static final Duration LONGEST_PRACTICE = Duration.ofSeconds(1);

    /** Nobody waits for a round of it, and the first ones take much longer than a pause may. */
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(10);

    private final Route route;
    private final UUID move;
    private final MoveLines lines;
    private final Duration limit;
    private final Consumer<String> report;
    private final MoveTarget target;
    private Duration comparing = Duration.ZERO;

    /** @param limit how long requests may wait */
    Cutover(Route route, UUID move, MoveLines lines, Duration limit, Consumer<String> report) {
        this.route = route;
        this.move = move;
        this.lines = lines;
        this.limit = limit;
        this.report = report;
        this.target = new MoveTarget(route, move);
    }

    /** A pause that decides nothing, and a comparison for which nobody waits. */
    void rehearse() throws SQLException, InterruptedException {
        awaitReadiness();
        practise(this::practisePreparing);
        PauseTimes times;
        try (var pause = lines.pause(limit)) {
            times = pause.times();
            prepare(pause, MoveStage.REHEARSED);
        }
        var same = compareRepeatedly();
        lines.releaseSnapshots();
        report.accept("Rehearsed: requests waited for %s; %s, compared in %d ms"
                .formatted(times, same, comparing.toMillis()));
    }

    /** @param paused called when nothing can be written any more, and nothing is decided yet */
    void decide(Runnable paused) throws SQLException, InterruptedException {
        // The comparison may have taken hours.
        awaitReadiness();
        practise(pause -> {
            practisePreparing(pause);
            pause.practiseLeaving(move, route.target());
        });
        // What takes too long is compared after the pause: from the snapshots that were taken in it.
        var afterwards = comparing.multipliedBy(2).compareTo(limit.dividedBy(2)) > 0;
        var same = Optional.<String>empty();
        PauseTimes times;
        try (var pause = lines.pause(limit)) {
            times = pause.times();
            prepare(pause, MoveStage.SWITCHED);
            paused.run();
            if (!afterwards) {
                same = Optional.of(lines.compareWithin(pause.remaining()));
                times.add("to compare");
            }
            pause.leave(move, route.target());
        }
        report.accept("Requests waited for %s".formatted(times));
        var found = same.isPresent() ? same.get() : lines.compare();
        report.accept("Compared %s: %s".formatted(afterwards ? "after the pause" : "within it", found));
    }

    private void awaitReadiness() throws SQLException, InterruptedException {
        var processes = Participants.awaitReadiness(lines.source(), route, move);
        report.accept("%d processes take part".formatted(processes));
        follow();
    }

    /** Until what is written at the source shows at the target at once. */
    private void follow() throws SQLException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var calm = limit.dividedBy(4);
        var took = lines.awaitMark(PATIENCE);
        while (took.compareTo(calm) > 0) {
            if (System.nanoTime() - end > 0) {
                throw new PauseLimitException(
                        "the target is %d ms behind and does not catch up".formatted(took.toMillis()));
            }
            took = lines.awaitMark(PATIENCE);
        }
        report.accept("The target follows within %d ms".formatted(took.toMillis()));
    }

    /** Makes the target ready for a decision, and keeps both ends, as they are then, for a comparison. */
    private void prepare(WritePause pause, MoveStage stage) throws SQLException, InterruptedException {
        lines.awaitMark(pause.remaining());
        lines.holdSnapshots();
        pause.times().add("to catch up");
        target.copySequences(lines.source(), lines.target());
        target.say(State.ARRIVING, stage, Expected.ARRIVING, lines.target());
        pause.times().add("to tell the target");
    }

    private void practisePreparing(WritePause pause) throws SQLException, InterruptedException {
        prepare(pause, MoveStage.REHEARSED);
        lines.releaseSnapshots();
    }

    private void practise(Round round) throws SQLException, InterruptedException {
        var end = System.nanoTime() + LONGEST_PRACTICE.toNanos();
        for (var i = 0; i < ROUNDS && System.nanoTime() - end < 0; i++) {
            try (var pause = lines.practice(LONGEST_ROUND)) {
                round.go(pause);
            }
        }
    }

    private String compareRepeatedly() throws SQLException {
        var end = System.nanoTime() + LONGEST_PRACTICE.toNanos();
        var same = compare();
        for (var i = 1; i < ROUNDS && System.nanoTime() - end < 0; i++) {
            same = compare();
        }
        return same;
    }

    private String compare() throws SQLException {
        var begin = System.nanoTime();
        var same = lines.compare();
        comparing = Duration.ofNanos(System.nanoTime() - begin);
        return same;
    }

    /** What is done in a pause. */
    private interface Round {

        void go(WritePause pause) throws SQLException, InterruptedException;
    }
}
