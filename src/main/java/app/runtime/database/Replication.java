package app.runtime.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/**
 * Publication and slot at the source, subscription at the target: made and removed, each as often as one likes.
 *
 * @param address how the target's server reaches the source
 */
record Replication(Route route, UUID move, DatabaseUrl address) {

    /** What a server writes before it lets go of a slot takes a moment. */
    private static final int PATIENCE = 100;

    /** Makes what is missing, at a target whose tables are empty as long as there is no subscription. */
    void ensure(DSLContext source, DSLContext target) {
        if (hasSubscription(target)) {
            target.execute("ALTER SUBSCRIPTION {0} ENABLE", DSL.name(name()));
            return;
        }
        source.execute("CREATE PUBLICATION {0} FOR TABLE " + tables(source), DSL.name(name()));
        source.fetch("SELECT pg_create_logical_replication_slot({0}, 'pgoutput')", DSL.val(name()));
        target.execute(
                // Asynchronous, the default, a target that dies may forget that a table is copied, whose slot is gone.
                "CREATE SUBSCRIPTION {0} CONNECTION {1} PUBLICATION {0}"
                        + " WITH (create_slot = false, slot_name = {2}, synchronous_commit = 'on')",
                DSL.name(name()), DSL.inline(connectionString(address)), DSL.inline(name()));
    }

    /**
     * Removes what this and earlier moves of the module have left at both ends. The slots go before the subscription is
     * forgotten, which knows their names: a slot that nobody reads makes the source keep its log for ever.
     */
    void remove(DSLContext source, DSLContext target) throws SQLException {
        for (var subscription : subscriptions(target)) {
            target.execute("ALTER SUBSCRIPTION {0} DISABLE", DSL.name(subscription.name()));
            dropSlots(source, "^pg_" + subscription.id() + "_sync_");
            dropSlots(source, "^" + subscription.name() + "$");
            target.execute("ALTER SUBSCRIPTION {0} SET (slot_name = NONE)", DSL.name(subscription.name()));
            target.execute("DROP SUBSCRIPTION {0}", DSL.name(subscription.name()));
        }
        removeAtSource(source);
    }

    /** The same if the target is out of reach. */
    void removeAtSource(DSLContext source) throws SQLException {
        dropSlots(source, ownNames());
        for (var publication : source.fetchValues(
                "SELECT pubname FROM pg_catalog.pg_publication WHERE pubname ~ {0}", DSL.val(ownNames()))) {
            source.execute("DROP PUBLICATION {0}", DSL.name(String.valueOf(publication)));
        }
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

    /** Whether the target's server is connected to the source's: one that does not reach it counts no error. */
    boolean isConnected(DSLContext source) {
        return source.fetchExists(
                DSL.selectOne().from("pg_catalog.pg_replication_slots").where("slot_name = ? AND active", name()));
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

    /** Slots with which some target has copied a table, and which it does not read. */
    List<String> idleCopySlots(DSLContext source) {
        return source
                .fetchValues("SELECT slot_name FROM pg_catalog.pg_replication_slots WHERE slot_name ~"
                        + " '^pg_[0-9]+_sync_' AND database = current_database() AND NOT active ORDER BY 1")
                .stream()
                .map(String::valueOf)
                .toList();
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

    boolean hasSubscription(DSLContext target) {
        return subscriptions(target).stream().anyMatch(it -> it.name().equals(name()));
    }

    private List<Subscription> subscriptions(DSLContext target) {
        return target.fetch(
                        "SELECT oid::bigint AS id, subname::text AS name FROM pg_catalog.pg_subscription WHERE subname"
                            + " ~ {0} AND subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())",
                        DSL.val(ownNames()))
                .map(row -> new Subscription(row.get("id", Long.class), row.get("name", String.class)));
    }

    /** Of all moves of this module. */
    private String ownNames() {
        return "^monolift_" + route.module() + "_[0-9a-f]{12}$";
    }

    private void dropSlots(DSLContext source, String names) throws SQLException {
        for (var attempt = 0; attempt < PATIENCE && hasSlots(source, names); attempt++) {
            source.fetch(
                    "SELECT pg_terminate_backend(active_pid) FROM pg_catalog.pg_replication_slots AS slot"
                            + " JOIN pg_catalog.pg_stat_activity ON pid = active_pid WHERE slot_name ~ {0}"
                            + " AND slot.database = current_database() AND pg_has_role(usesysid, 'USAGE')",
                    DSL.val(names));
            source.fetch(
                    "SELECT pg_drop_replication_slot(slot_name) FROM pg_catalog.pg_replication_slots"
                            + " WHERE slot_name ~ {0} AND database = current_database() AND NOT active",
                    DSL.val(names));
            source.fetch("SELECT pg_sleep(0.1)");
        }
        if (hasSlots(source, names)) {
            throw new SQLException("The replication slot of " + name() + " at " + route.source() + " stays in use");
        }
    }

    private static boolean hasSlots(DSLContext source, String names) {
        return source.fetchExists(DSL.selectOne()
                .from("pg_catalog.pg_replication_slots")
                .where("slot_name ~ ? AND database = current_database()", names));
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
        return "connect_timeout=10 host=" + quoted(hosts.toString().replaceAll("[\\[\\]]", "")) + " port="
                + quoted(ports.toString())
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

    private record Subscription(long id, String name) {}
}
