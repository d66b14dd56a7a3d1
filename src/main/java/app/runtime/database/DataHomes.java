package app.runtime.database;

import app.runtime.database.DataHome.State;
import app.runtime.topology.AppModule;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The places where a module may be: the configured one, and the one that it may move to. Which of them is in charge is
 * decided by one row, committed at the place that is left: nothing else has to be changed for a process to find it.
 */
record DataHomes(Place configured, Optional<Place> next) {

    static DataHomes of(AppModule module, DatabaseSettings settings) {
        return new DataHomes(
                new Place(module, settings.configuredFor(module)),
                Optional.ofNullable(settings.nextUrls().get(module.name()))
                        .map(url -> new Place(module, url))
                        .filter(place -> !place.isSameAs(new Place(module, settings.configuredFor(module)))));
    }

    /** The place to which data that are here would move. */
    Optional<Place> otherThan(Place place) {
        return place.isSameAs(configured) ? next : Optional.of(configured);
    }

    /**
     * Where the data are.
     *
     * @throws DatabaseProblem if that is none of the known places, or if they cannot be asked
     */
    Place inCharge() {
        try {
            var here = homeAt(configured);
            return switch (here.state()) {
                case HERE -> configured;
                case LEFT -> next.orElseThrow(() -> gone(here));
                case ARRIVING -> hasArrived(here) ? configured : next.orElseThrow(() -> notArrived(here));
            };
        } catch (SQLException unreachable) {
            return nextIfItSaysSo().orElseThrow(() -> Provisioning.unreachable(configured.configured(), unreachable));
        }
    }

    /** A schema that nobody migrated yet was never left. */
    private static DataHome homeAt(Place place) throws SQLException {
        try (var connection = place.asModule()) {
            return DataHome.find(Place.sql(connection), place.module()).orElse(DataHome.NEVER_MOVED);
        }
    }

    /** The decision is made at the place that is left: what it has not been told here yet may still be true. */
    private boolean hasArrived(DataHome here) throws SQLException {
        if (next.isEmpty()) {
            return false;
        }
        var there = homeAt(next.get());
        return there.state() == State.LEFT && there.isOf(here.moveId());
    }

    /** The configured place may be switched off once its data have moved. */
    private Optional<Place> nextIfItSaysSo() {
        return next.filter(place -> {
            try {
                var there = homeAt(place);
                return there.state() == State.HERE && there.moveId() != null;
            } catch (SQLException unreachable) {
                return false;
            }
        });
    }

    private DatabaseProblem gone(DataHome here) {
        return DatabaseProblem.needsAction(
                "The data of %1$s have moved from %2$s to %3$s: set %4$sDATABASE_URL to where they are, or %4$sNEXT_DATABASE_URL"
                        .formatted(
                                configured.module(),
                                configured,
                                here.other(),
                                configured.module().variablePrefix()),
                new IllegalStateException("moved"));
    }

    private DatabaseProblem notArrived(DataHome here) {
        return DatabaseProblem.needsAction(
                "The data of %1$s are on their way from %3$s to %2$s: set %4$sDATABASE_URL to %3$s and %4$sNEXT_DATABASE_URL to %2$s"
                        .formatted(
                                configured.module(),
                                configured,
                                here.other(),
                                configured.module().variablePrefix()),
                new IllegalStateException("arriving"));
    }
}
