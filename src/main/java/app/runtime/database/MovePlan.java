package app.runtime.database;

import app.runtime.database.DataHome.State;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** How far the moves of a module's data are, read from what both ends say. */
sealed interface MovePlan {

    /** Nothing is underway. */
    record Settled(Place inCharge, Place other) implements MovePlan {}

    /** A move is underway, and the data are still where they were. */
    record Undecided(Route route, UUID id, MoveStage stage) implements MovePlan {}

    /** The data have moved; what was needed for the move is still there. */
    record Decided(Route route, UUID id) implements MovePlan {}

    /** As long as nothing is decided the other end is not asked: it may be gone for good. */
    static MovePlan of(DataHomes homes) throws SQLException {
        var place = homes.inCharge();
        var other = homes.otherThan(place).orElseThrow();
        var here = homeOf(place).filter(DataHome::isUnderway).filter(home -> home.state() == State.HERE);
        if (here.isPresent()) {
            return undecided(here.get(), new Route(place, other));
        }
        return homeOf(other)
                .filter(home -> home.state() == State.LEFT && home.isUnderway())
                .<MovePlan>map(home -> new Decided(new Route(other, place), idOf(home)))
                .orElseGet(() -> new Settled(place, other));
    }

    private static Undecided undecided(DataHome home, Route route) {
        if (!home.other().equals(route.target().address())) {
            throw DatabaseProblem.needsAction(
                    "The data of %1$s are on their way from %2$s to %3$s, not to %4$s: name %3$s, by %5$sNEXT_DATABASE_URL or --to, to go on or to undo it"
                            .formatted(
                                    route.module(),
                                    route.source(),
                                    home.other(),
                                    route.target(),
                                    route.module().variablePrefix()),
                    new IllegalStateException("underway"));
        }
        return new Undecided(route, idOf(home), home.stage());
    }

    /** A place that was not prepared yet says nothing. */
    private static Optional<DataHome> homeOf(Place place) {
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
