package app.runtime.database;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Publication and slot at the source, subscription at the target: made and removed, each as often as one likes. All
 * carry the id of the move, so that nothing of another one is touched.
 *
 * @param address how the target's server reaches the source
 */
record Replication(Route route, UUID move, DatabaseUrl address) {

    /** What a server writes before it lets go of a slot takes a moment. */
    private static final int PATIENCE = 100;

    void ensure(DSLContext source, DSLContext target) throws SQLException {
        if (!hasPublication(source)) {
            source.execute("CREATE PUBLICATION {0} FOR TABLE " + tables(source), DSL.name(name()));
        }
        if (hasSubscription(target)) {
            target.execute("ALTER SUBSCRIPTION {0} ENABLE", DSL.name(name()));
            return;
        }
        dropSlots(source);
        source.fetch("SELECT pg_create_logical_replication_slot({0}, 'pgoutput')", DSL.val(name()));
        target.execute(
                "CREATE SUBSCRIPTION {0} CONNECTION {1} PUBLICATION {0} WITH (create_slot = false, slot_name = {2})",
                DSL.name(name()), DSL.inline(connectionString(address)), DSL.inline(name()));
    }

    /** How many tables there are by the state that they are in; only r means copied. */
    Map<String, Long> states(DSLContext target) {
        Result<Record> rows = target.fetch(
                "SELECT srsubstate::text AS state, count(*) AS tables FROM pg_catalog.pg_subscription_rel"
                        + " JOIN pg_catalog.pg_subscription AS s ON s.oid = srsubid WHERE subname = {0} GROUP BY 1",
                DSL.val(name()));
        return rows.stream()
                .collect(Collectors.toMap(row -> row.get("state", String.class), row -> row.get("tables", Long.class)));
    }

    boolean isCopied(DSLContext target) {
        return states(target).keySet().equals(Set.of("r"));
    }

    /** How often the target has failed to copy or to apply; it tries again by itself, and fails again. */
    long errors(DSLContext target) {
        return Optional.ofNullable(target.fetchValue(
                        "SELECT apply_error_count + sync_error_count FROM pg_catalog.pg_stat_subscription_stats"
                                + " WHERE subname = {0}",
                        DSL.val(name())))
                .map(count -> ((Number) count).longValue())
                .orElse(0L);
    }

    /**
     * The target forgets the source; if the source is down, what it holds for the target stays until it is told too.
     */
    void unsubscribe(DSLContext target) {
        if (hasSubscription(target)) {
            try {
                target.execute("DROP SUBSCRIPTION {0}", DSL.name(name()));
            } catch (DataAccessException sourceIsDown) {
                target.execute("ALTER SUBSCRIPTION {0} DISABLE", DSL.name(name()));
                target.execute("ALTER SUBSCRIPTION {0} SET (slot_name = NONE)", DSL.name(name()));
                target.execute("DROP SUBSCRIPTION {0}", DSL.name(name()));
            }
        }
    }

    /** The source forgets the target: without this it would keep its log for ever. */
    void unpublish(DSLContext source) throws SQLException {
        dropSlots(source);
        source.execute("DROP PUBLICATION IF EXISTS {0}", DSL.name(name()));
    }

    /** How many bytes of the source's log the target has not confirmed; empty without a slot. */
    Optional<Long> lag(DSLContext source) {
        return Optional.ofNullable(source.fetchValue(
                        "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)"
                                + " FROM pg_catalog.pg_replication_slots WHERE slot_name = {0}",
                        DSL.val(name())))
                .map(bytes -> ((Number) bytes).longValue());
    }

    private String name() {
        return "monolift_" + route.module() + "_"
                + move.toString().replace("-", "").substring(20);
    }

    private String tables(DSLContext source) {
        return SchemaTables.list(new SchemaTables(route.module()).moving(source));
    }

    private boolean hasPublication(DSLContext source) {
        return source.fetchExists(
                DSL.selectOne().from("pg_catalog.pg_publication").where("pubname = ?", name()));
    }

    boolean hasSubscription(DSLContext target) {
        return target.fetchExists(DSL.selectOne()
                .from("pg_catalog.pg_subscription")
                .where(
                        "subname = ? AND subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())",
                        name()));
    }

    /** Those too with which a table was being copied, when the target was killed. */
    private void dropSlots(DSLContext source) throws SQLException {
        for (var attempt = 0; attempt < PATIENCE && hasSlot(source); attempt++) {
            source.fetch(
                    "SELECT pg_terminate_backend(active_pid) FROM pg_catalog.pg_replication_slots"
                            + " WHERE slot_name = {0} AND active",
                    DSL.val(name()));
            source.fetch(
                    "SELECT pg_drop_replication_slot(slot_name) FROM pg_catalog.pg_replication_slots"
                            + " WHERE slot_name = {0} AND NOT active",
                    DSL.val(name()));
            source.fetch("SELECT pg_sleep(0.1)");
        }
        if (hasSlot(source)) {
            throw new SQLException("The replication slot " + name() + " at " + route.source() + " stays in use");
        }
    }

    private boolean hasSlot(DSLContext source) {
        return source.fetchExists(
                DSL.selectOne().from("pg_catalog.pg_replication_slots").where("slot_name = ?", name()));
    }

    /** In the words of libpq. */
    private static String connectionString(DatabaseUrl url) {
        var addresses = url.hosts().split(",", -1);
        var hosts = new StringBuilder();
        var ports = new StringBuilder();
        for (var address : addresses) {
            var colon = address.lastIndexOf(':');
            var hasPort = colon >= 0 && !address.endsWith("]");
            hosts.append(hosts.isEmpty() ? "" : ",").append(hasPort ? address.substring(0, colon) : address);
            ports.append(ports.isEmpty() ? "" : ",").append(hasPort ? address.substring(colon + 1) : "5432");
        }
        return "host=" + quoted(hosts.toString().replaceAll("[\\[\\]]", "")) + " port=" + quoted(ports.toString())
                + " dbname=" + quoted(url.database()) + " user=" + quoted(url.user())
                + Optional.ofNullable(url.password())
                        .map(it -> " password=" + quoted(it))
                        .orElse("")
                + Optional.ofNullable(url.options().get("sslmode"))
                        .map(it -> " sslmode=" + quoted(it))
                        .orElse("");
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
