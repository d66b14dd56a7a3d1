package app.runtime.database;

import app.runtime.database.DataHome.State;
import app.runtime.database.WritePause.PauseLimitException;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What an operator can do with the data of a module. Each of these looks at first at how far everything is, so that it
 * can be asked for again after whatever has happened.
 *
 * @param reached told of each stage when it has been noted
 */
record Mover(
        DataHomes homes, MoveSettings settings, PauseLimit limit, Consumer<String> report, Consumer<MoveStage> reached) {

    /** Brings the data there, whatever is missing for that. */
    void moveTo(Place wanted) throws SQLException, InterruptedException {
        switch (MovePlan.of(homes)) {
            case MovePlan.Settled(var inCharge, _) when inCharge.isSameAs(wanted) ->
                report.accept("The data of %s are at %s: nothing to do".formatted(wanted.module(), wanted));
            case MovePlan.Settled(var inCharge, _) -> run(new Route(inCharge, wanted), UUID.randomUUID());
            case MovePlan.Undecided(var route, var id, var stage) -> {
                requireDirection(route, wanted, stage);
                run(route, id);
            }
            case MovePlan.Decided(var route, var id) -> {
                move(route, id).finish();
                moveTo(wanted);
            }
        }
    }

    /** Goes on with what was begun, but begins nothing. */
    void resume() throws SQLException, InterruptedException {
        switch (MovePlan.of(homes)) {
            case MovePlan.Settled(var inCharge, _) ->
                throw refusal("No move of " + inCharge.module() + " is underway: leave out --resume to begin one");
            case MovePlan.Undecided(var route, var id, var stage) -> {
                requireDirection(route, route.target(), stage);
                run(route, id);
            }
            case MovePlan.Decided(var route, var id) -> move(route, id).finish();
        }
    }

    /** Takes back a move that is not decided; otherwise moves the data to where they are configured to be. */
    void undo() throws SQLException, InterruptedException {
        if (MovePlan.of(homes) instanceof MovePlan.Undecided(var route, var id, _)) {
            move(route, id).abandon();
        } else {
            moveTo(homes.configured());
        }
    }

    /** Removes the tables that the data have left. */
    void retire() throws SQLException {
        if (!(MovePlan.of(homes) instanceof MovePlan.Settled(_, var left))
                || left.home().state() != State.LEFT) {
            throw refusal("Nothing can be retired: no finished move has left tables of "
                    + homes.configured().module());
        }
        try (var connection = left.asAdministrator()) {
            var users = Participants.all(Place.sql(connection), left);
            if (!users.isEmpty()) {
                throw refusal("Processes %s still use %s at %s: restart them first".formatted(users, left.module(), left));
            }
        }
        report.accept("%d tables of %s removed at %s".formatted(Retirement.remove(left), left.module(), left));
    }

    private void run(Route route, UUID id) throws SQLException, InterruptedException {
        var problems = new MoveCheck(route).problems(id);
        if (!problems.isEmpty()) {
            throw refusal("The data of " + route.module() + " cannot be moved:\n" + String.join("\n", problems));
        }
        var move = move(route, id);
        try {
            move.run();
        } catch (PauseLimitException tooLong) {
            if (limit.endsMove()) {
                move.abandon();
            }
            throw tooLong;
        }
    }

    private DataMove move(Route route, UUID id) {
        return new DataMove(route, id, settings.addressOf(route.source()), limit.most(), report, reached);
    }

    private static void requireDirection(Route route, Place wanted, MoveStage stage) {
        if (stage == MoveStage.UNDO || !route.target().isSameAs(wanted)) {
            throw refusal("The move of %s from %s to %s is not finished (%s): go on with %s"
                    .formatted(
                            route.module(),
                            route.source(),
                            route.target(),
                            stage,
                            stage == MoveStage.UNDO ? "--undo" : "--resume or --undo"));
        }
    }

    private static DatabaseProblem refusal(String sentence) {
        return DatabaseProblem.needsAction(sentence, new IllegalStateException("refused"));
    }
}
