package app.runtime.database;

import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.sql.SQLException;
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

    /** Makes role and schema of every hosted module and brings the schema up to date. */
    void migrate() {
        for (var module : modules.hosted()) {
            var login = settings.loginOf(module);
            Provisioning.provide(module, settings.configuredFor(module), login);
            var executed = migrationsOf(module).migrate();
            log.info("Schema {}: {} migrations executed, up to date", module, executed);
        }
    }

    private void check() {
        var problems = modules.hosted().stream()
                .map(this::problemOf)
                .flatMap(Optional::stream)
                .toList();
        if (!problems.isEmpty()) {
            throw DatabaseProblem.needsAction(
                    "The database is not migrated (" + String.join("; ", problems)
                            + "): run 'java -jar monolift.jar migrate' first, or set MIGRATE_ON_START=true",
                    new IllegalStateException(String.join("; ", problems)));
        }
    }

    private Optional<String> problemOf(AppModule module) {
        requireReachable(settings.configuredFor(module));
        try (var connection = Provisioning.connect(settings.loginOf(module))) {
            return connection.isValid(5) ? migrationsOf(module).problem() : Optional.of(module + " does not answer");
        } catch (SQLException refused) {
            return Optional.of("role " + settings.loginOf(module).user() + " cannot log in");
        }
    }

    private static void requireReachable(DatabaseUrl configured) {
        try (var connection = Provisioning.connect(configured)) {
            connection.isValid(5);
        } catch (SQLException refused) {
            throw Provisioning.unreachable(configured, refused);
        }
    }

    private Migrations migrationsOf(AppModule module) {
        return new Migrations(module, settings.loginOf(module));
    }
}
