package app.runtime.database;

import app.runtime.database.DataHome.State;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What would keep a move from succeeding, found before anything is changed; each sentence says what to do. */
final class MoveCheck {

    private static final int OLDEST = 150_000;
    private static final int WITH_SUBSCRIBER_ROLE = 160_000;

    private final Route route;
    private final List<String> problems = new ArrayList<>();

    MoveCheck(Route route) {
        this.route = route;
    }

    List<String> problems(@Nullable UUID move) throws SQLException {
        try (var source = route.source().asAdministrator();
                var target = route.target().asAdministrator()) {
            if (areOne(Place.sql(source), Place.sql(target))) {
                return List.of(route.source() + " and " + route.target() + " are the same database");
            }
            checkSource(Place.sql(source));
            checkTarget(Place.sql(target), move);
        }
        return problems;
    }

    /** Whatever names they go by: a lock that is taken at one end is taken at the other. */
    private static boolean areOne(DSLContext source, DSLContext target) {
        var key = DSL.val(ThreadLocalRandom.current().nextLong());
        source.fetch("SELECT pg_advisory_lock({0})", key);
        return Boolean.FALSE.equals(target.fetchValue("SELECT pg_try_advisory_lock({0})", key));
    }

    private void checkSource(DSLContext sql) {
        var source = route.source();
        var level = String.valueOf(sql.fetchValue("SHOW wal_level"));
        require(
                level.equals("logical"),
                "wal_level at %s is %s: run ALTER SYSTEM SET wal_level = logical there and restart PostgreSQL"
                        .formatted(source, level));
        require(
                isTrue(sql, "SELECT rolsuper OR rolreplication FROM pg_catalog.pg_roles WHERE rolname = current_user"),
                "User %1$s may not replicate from %2$s: run ALTER ROLE %1$s REPLICATION there"
                        .formatted(source.configured().user(), source));
        require(
                isTrue(
                        sql,
                        "SELECT count(*) < current_setting('max_replication_slots')::int"
                                + " FROM pg_catalog.pg_replication_slots WHERE slot_name NOT LIKE 'monolift%'"),
                "All replication slots at " + source + " are taken: raise max_replication_slots there");
        var unsupported = new SchemaTables(route.module()).unsupported(sql);
        require(unsupported.isEmpty(), "Logical replication cannot move this: " + String.join("; ", unsupported));
        require(version(sql) >= OLDEST, "PostgreSQL at " + source + " is older than 15");
        new Migrations(route.module(), source.login())
                .state()
                .problem()
                .ifPresent(problem ->
                        problems.add("At " + source + " " + problem + ": run 'java -jar monolift.jar migrate' first"));
        uninformed(sql);
    }

    /** Processes that use the module's tables and take no part in the move. */
    private void uninformed(DSLContext sql) {
        var processes = Participants.uninformed(sql, route.source());
        require(
                processes.isEmpty(),
                "Processes %s use %s at %s and know no other place for it: set %sNEXT_DATABASE_URL for them and restart them one by one"
                        .formatted(
                                processes,
                                route.module(),
                                route.source(),
                                route.module().variablePrefix()));
    }

    private void checkTarget(DSLContext sql, @Nullable UUID move) {
        var target = route.target();
        require(version(sql) >= OLDEST, "PostgreSQL at " + target + " is older than 15");
        var maySubscribe = version(sql) >= WITH_SUBSCRIBER_ROLE
                ? "SELECT rolsuper OR pg_has_role(current_user, 'pg_create_subscription', 'USAGE')"
                        + " AND has_database_privilege(current_database(), 'CREATE')"
                        + " FROM pg_catalog.pg_roles WHERE rolname = current_user"
                : "SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user";
        require(
                isTrue(sql, maySubscribe),
                "User %1$s may not subscribe at %2$s: GRANT pg_create_subscription TO %1$s and CREATE on the database (PostgreSQL 15: a superuser)"
                        .formatted(target.configured().user(), target));
        require(
                isTrue(sql, "SELECT current_setting('max_logical_replication_workers')::int > 1"),
                "max_logical_replication_workers at " + target + " must be 2 or more");
        var home = DataHome.find(sql, route.module());
        var isOurs = home.filter(it -> it.state() == State.LEFT || isOfThisMove(it, move))
                .isPresent();
        require(
                isOurs || (isEmpty(sql) && Participants.all(sql, target).isEmpty()),
                "Schema %s at %s holds data that are no copy, or processes work there: look at them, and drop the schema if nobody needs it"
                        .formatted(route.module(), target));
    }

    private boolean isOfThisMove(DataHome home, @Nullable UUID move) {
        return home.isOf(move)
                || (home.state() == State.ARRIVING
                        && home.other().equals(route.source().address()));
    }

    private boolean isEmpty(DSLContext sql) {
        return new SchemaTables(route.module())
                .written(sql).stream()
                        .filter(table -> !"flyway_schema_history".equals(table.last()))
                        .noneMatch(table -> sql.fetchExists(DSL.table(table)));
    }

    private void require(boolean condition, String sentence) {
        if (!condition) {
            problems.add(sentence);
        }
    }

    private static boolean isTrue(DSLContext sql, String question) {
        return Boolean.TRUE.equals(sql.fetchValue(question));
    }

    private static int version(DSLContext sql) {
        return Integer.parseInt(String.valueOf(sql.fetchValue("SHOW server_version_num")));
    }
}
