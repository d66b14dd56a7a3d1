package app.runtime.database;

import static java.util.stream.Collectors.toSet;

import app.runtime.topology.AppModule;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The schema of one module: its own Flyway history inside its own schema, executed as its own role. A migration that
 * reaches for another module's schema is refused by the database.
 */
final class Migrations {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final String BEFORE_THE_FIRST = "0";

    /** {@code V7__contract_since_6_drop_….sql} takes away what only versions use that do not know {@code V6}. */
    private static final Pattern CONTRACT = Pattern.compile("contract since (\\d+(?: \\d+)*) .*");

    private final AppModule module;
    private final Flyway flyway;

    Migrations(AppModule module, DatabaseUrl login) {
        this(module, configure(module, login));
    }

    private Migrations(AppModule module, FluentConfiguration configuration) {
        this.module = module;
        this.flyway = configuration.load();
    }

    /** For a schema that is empty but for what it says about the data of its module. */
    static Migrations ofCopy(AppModule module, DatabaseUrl login) {
        return new Migrations(
                module, configure(module, login).baselineOnMigrate(true).baselineVersion(BEFORE_THE_FIRST));
    }

    private static FluentConfiguration configure(AppModule module, DatabaseUrl login) {
        return Flyway.configure()
                .dataSource(login.jdbcUrl(), login.user(), login.password())
                .locations("classpath:db/migrations/runtime", "classpath:db/migrations/" + module.name())
                .defaultSchema(module.name())
                .createSchemas(false)
                // What runtime adds later comes between a module's own versions.
                .outOfOrder(true)
                // A later version may have added to what is runtime's, too.
                .ignoreMigrationPatterns("*:future", "*:missing")
                // The lock of a transaction would keep CREATE INDEX CONCURRENTLY waiting for the end of that
                // transaction.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .cleanDisabled(true)
                .connectRetries(0);
    }

    /** Brings the schema up to date. Idempotent; processes that migrate at the same time wait for each other. */
    int migrate() {
        try {
            return flyway.migrate().migrationsExecuted;
        } catch (FlywayException failed) {
            throw DatabaseProblem.needsAction(
                    "Schema " + module + " could not be migrated: "
                            + String.valueOf(failed.getMessage()).strip() + advice(failed),
                    failed);
        }
    }

    SchemaState state() {
        var info = flyway.info();
        return new SchemaState(problem(info), contracted(info.all()));
    }

    private Optional<String> contracted(MigrationInfo[] info) {
        var known = Arrays.stream(info)
                .filter(migration -> migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .collect(toSet());
        return Arrays.stream(info)
                .filter(migration -> migration.getState().isApplied())
                .filter(migration -> neededFor(migration)
                        .filter(version -> !known.contains(version))
                        .isPresent())
                .findFirst()
                .map(migration -> "schema %s: %s (V%s) is for versions that have V%s"
                        .formatted(
                                module,
                                migration.getDescription(),
                                migration.getVersion(),
                                neededFor(migration).orElseThrow()));
    }

    private Optional<String> problem(MigrationInfoService info) {
        var failed = Arrays.stream(info.all()).filter(Migrations::isFailed).count();
        return failed > 0
                ? Optional.of("a migration of schema " + module + " has failed")
                : Optional.of(info.pending().length)
                        .filter(pending -> pending > 0)
                        .map(pending -> "schema " + module + " lacks " + pending + " of "
                                + (pending + info.applied().length) + " migrations");
    }

    /** The role that migrates owns its schema, so that a right is lacking only where it does not belong. */
    private String advice(FlywayException failed) {
        var lacksRights = Stream.<Throwable>iterate(failed, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause ->
                        cause instanceof SQLException refused && INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState()));
        return lacksRights
                ? "\nA migration of " + module + " may touch schema " + module
                        + " only: it runs as that module's role. What it needs of another module it asks through that"
                        + " module's facade, or keeps as a copy from its events"
                : "";
    }

    private static Optional<MigrationVersion> neededFor(MigrationInfo migration) {
        var contract = CONTRACT.matcher(migration.getDescription());
        return contract.matches()
                ? Optional.of(MigrationVersion.fromVersion(contract.group(1).replace(' ', '.')))
                : Optional.empty();
    }

    private static boolean isFailed(MigrationInfo migration) {
        return migration.getState().isFailed();
    }
}
