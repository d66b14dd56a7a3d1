package app.runtime.database;

import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the application pass only when the schema of every hosted module is as this version needs it. */
final class SchemaGate {

    private static final Logger log = LoggerFactory.getLogger(SchemaGate.class);

    private final Modules modules;
    private final DatabaseSettings settings;

    SchemaGate(Modules modules, DatabaseSettings settings) {
        this.modules = modules;
        this.settings = settings;
    }

    /** Checks every schema, or migrates it first where {@code MIGRATE_ON_START} says so. */
    void open() {
        if (settings.migrateOnStart()) {
            migrate();
        } else {
            check();
        }
    }

    /** Makes role and schema of every hosted module, where its data are, and brings the schema up to date. */
    void migrate() {
        for (var module : modules.hosted()) {
            var place = placeOf(module);
            Provisioning.provide(module, place.configured(), place.login());
            var migrations = new Migrations(module, place.login());
            requireStandstill(place, migrations);
            refuseIf(migrations.state().contracted().stream().toList());
            var executed = migrations.migrate();
            log.info("Schema {}: {} migrations executed, up to date", module, executed);
        }
    }

    private void check() {
        var states = modules.hosted().stream()
                .map(this::placeOf)
                .map(SchemaGate::stateAt)
                .toList();
        var problems = states.stream()
                .map(SchemaState::problem)
                .flatMap(Optional::stream)
                .toList();
        if (!problems.isEmpty()) {
            throw DatabaseProblem.needsAction(
                    "The database is not migrated (" + String.join("; ", problems)
                            + "): run 'java -jar monolift.jar migrate' first, or set MIGRATE_ON_START=true",
                    new IllegalStateException(String.join("; ", problems)));
        }
        refuseIf(states.stream()
                .map(SchemaState::contracted)
                .flatMap(Optional::stream)
                .toList());
    }

    private static void refuseIf(List<String> contracted) {
        if (!contracted.isEmpty()) {
            throw DatabaseProblem.needsAction(
                    "A later version has taken away what this one still uses (" + String.join("; ", contracted)
                            + "): start a version that has it",
                    new IllegalStateException(String.join("; ", contracted)));
        }
    }

    /** Before there is a role, nothing can have moved. */
    private Place placeOf(AppModule module) {
        var homes = DataHomes.of(module, settings);
        return canLogIn(homes.configured())
                ? homes.inCharge()
                : homes.movedTo().orElseGet(() -> reachable(homes.configured()));
    }

    private static SchemaState stateAt(Place place) {
        try (var connection = place.asModule()) {
            return connection.isValid(5)
                    ? new Migrations(place.module(), place.login()).state()
                    : SchemaState.unknown(place.module() + " does not answer");
        } catch (SQLException refused) {
            return SchemaState.unknown("role " + place.login().user() + " cannot log in");
        }
    }

    /** A change of the schema would not be replicated. */
    private static void requireStandstill(Place place, Migrations migrations) {
        try (var connection = place.asModule()) {
            var home = DataHome.find(Place.sql(connection), place.module());
            if (home.filter(DataHome::isUnderway).isPresent()
                    && migrations.state().problem().isPresent()) {
                throw DatabaseProblem.needsAction(
                        "The data of " + place.module() + " are being moved from " + place
                                + ": finish the move or undo it ('move-data " + place.module()
                                + " --resume' or '--undo'), then migrate",
                        new IllegalStateException("move underway"));
            }
        } catch (SQLException refused) {
            throw Provisioning.unreachable(place.configured(), refused);
        }
    }

    private static Place reachable(Place place) {
        try (var connection = place.asAdministrator()) {
            connection.isValid(5);
            return place;
        } catch (SQLException refused) {
            throw Provisioning.unreachable(place.configured(), refused);
        }
    }

    private static boolean canLogIn(Place place) {
        try (var connection = place.asModule()) {
            return connection.isValid(5);
        } catch (SQLException refused) {
            return false;
        }
    }
}
