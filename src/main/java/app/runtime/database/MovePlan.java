package app.runtime.database;

import app.runtime.database.DataHome.State;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What there is to do, read from what both ends say. */
sealed interface MovePlan {

    /** A move from here to there begins, or goes on with its id. */
    record Move(Route route, UUID id, boolean goesOn) implements MovePlan {}

    /** The decision has been made; what was needed for the move is still there. */
    record Finish(Route route, UUID id) implements MovePlan {}

    /** The data are where they should be. */
    record Nothing(Place place) implements MovePlan {}

    /**
     * @param homes the configured place, which is in charge as long as nobody says otherwise, and the other one
     * @param wanted one of them, where the data should be
     */
    static MovePlan to(Place wanted, DataHomes homes) throws SQLException {
        var other = homes.otherThan(wanted).orElseThrow();
        var here = homeOf(wanted);
        var there = homeOf(other);
        if (homes.inCharge().isSameAs(wanted)) {
            return there.filter(home -> home.state() == State.LEFT && home.isUnderway())
                    .<MovePlan>map(home -> new Finish(new Route(other, wanted), idOf(home)))
                    .orElseGet(() -> new Nothing(wanted));
        }
        requireFinished(here, new Route(wanted, other));
        return there.filter(DataHome::isUnderway)
                .<MovePlan>map(home -> new Move(new Route(other, wanted), idOf(home), true))
                .orElseGet(() -> new Move(new Route(other, wanted), UUID.randomUUID(), false));
    }

    /** A move the other way has been decided and is not finished: its rests would be in the way. */
    private static void requireFinished(Optional<DataHome> here, Route earlier) {
        if (here.filter(home -> home.state() == State.LEFT && home.isUnderway()).isPresent()) {
            throw DatabaseProblem.needsAction(
                    "The move of %s from %s to %s is not finished: run it again with --resume first"
                            .formatted(earlier.module(), earlier.source(), earlier.target()),
                    new IllegalStateException("unfinished"));
        }
    }

    /** A place that was not prepared yet says nothing. */
    private static Optional<DataHome> homeOf(Place place) throws SQLException {
        try (var connection = place.asAdministrator()) {
            return DataHome.find(Place.sql(connection), place.module());
        } catch (SQLException unreachable) {
            throw Provisioning.unreachable(place.configured(), unreachable);
        }
    }

    private static UUID idOf(DataHome home) {
        return Objects.requireNonNull(home.moveId());
    }
}
