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
        DataHome here;
        try {
            here = homeAt(configured);
        } catch (SQLException unreachable) {
            return movedTo().orElseThrow(() -> Provisioning.unreachable(configured.configured(), unreachable));
        }
        return switch (here.state()) {
            case HERE -> undisputed(here);
            case LEFT -> next.map(place -> followed(here, place)).orElseThrow(() -> gone(here));
            case ARRIVING -> next.map(place -> left(here, place)).orElseThrow(() -> notArrived(here));
        };
    }

    /** The other place, if data have moved there: the configured one may be switched off then. */
    Optional<Place> movedTo() {
        return next.filter(place -> {
            try {
                var there = homeAt(place);
                return there.state() == State.HERE && there.moveId() != null;
            } catch (SQLException unreachable) {
                return false;
            }
        });
    }

    /** If what was left has been removed by hand, an empty schema must not take its place. */
    private Place undisputed(DataHome here) {
        if (here.moveId() == null) {
            movedTo().ifPresent(place -> {
                throw problem("The data of %s have moved to %s, but %s does not say that they have left"
                        .formatted(configured.module(), place, configured));
            });
        }
        return configured;
    }

    /** Only the place to which this move led, or one that says that the data are there now. */
    private Place followed(DataHome here, Place place) {
        var there = askedHomeAt(place);
        var isEndOfMove = there.isOf(here.moveId()) && there.state() != State.LEFT;
        var isNamed = here.other().equals(place.address()) && there.moveId() != null && there.state() == State.HERE;
        if (!isEndOfMove && !isNamed) {
            throw gone(here);
        }
        return place;
    }

    /** The decision is made at the place that is left: what it has not been told here yet may still be true. */
    private Place left(DataHome here, Place place) {
        var there = askedHomeAt(place);
        if (!there.isOf(here.moveId())) {
            throw notArrived(here);
        }
        return there.state() == State.LEFT ? configured : place;
    }

    private static DataHome askedHomeAt(Place place) {
        try {
            return homeAt(place);
        } catch (SQLException unreachable) {
            throw Provisioning.unreachable(place.configured(), unreachable);
        }
    }

    /** A schema that nobody migrated yet was never left. */
    private static DataHome homeAt(Place place) throws SQLException {
        try (var connection = place.asModule()) {
            return DataHome.find(Place.sql(connection), place.module()).orElse(DataHome.NEVER_MOVED);
        }
    }

    private DatabaseProblem gone(DataHome here) {
        return problem(
                "The data of %s have moved from %s to %s".formatted(configured.module(), configured, here.other()));
    }

    private DatabaseProblem notArrived(DataHome here) {
        var prefix = configured.module().variablePrefix();
        return DatabaseProblem.needsAction(
                "The data of %1$s are on their way from %3$s to %2$s: set %4$sDATABASE_URL to %3$s and %4$sNEXT_DATABASE_URL to %2$s"
                        .formatted(configured.module(), configured, here.other(), prefix),
                new IllegalStateException("arriving"));
    }

    private DatabaseProblem problem(String fact) {
        var prefix = configured.module().variablePrefix();
        return DatabaseProblem.needsAction(
                fact + ": set %1$sDATABASE_URL to where they are, or %1$sNEXT_DATABASE_URL".formatted(prefix),
                new IllegalStateException("moved"));
    }
}
