package app.runtime.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The processes that host the module, as its sessions show them: each names itself in the name of its sessions. */
final class Participants {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Field<Integer> PID = DSL.field(DSL.name("pid"), Integer.class);

    private Participants() {}

    static List<String> all(DSLContext sql, Place source) {
        return instances(sql, source, DSL.trueCondition());
    }

    /** Those that use the tables and hold no gate: they would go on writing during a pause. */
    static List<String> uninformed(DSLContext sql, Place source) {
        return without(sql, source, new GateLocks(source.module()).holdsGate(PID));
    }

    /** Those that have not said that they can work at the other end of this move. */
    private static List<String> unready(DSLContext sql, Place source, UUID move) {
        return without(sql, source, new GateLocks(source.module()).holdsReady(PID, move));
    }

    /** Waits until every process has said that it reaches the other end; answers how many there are. */
    static int awaitReadiness(DSLContext sql, Route route, UUID move) throws SQLException, InterruptedException {
        new GateLocks(route.module()).askWhetherReady(sql);
        var end = System.nanoTime() + PATIENCE.toNanos();
        var unready = unready(sql, route.source(), move);
        while (!unready.isEmpty()) {
            if (System.nanoTime() - end > 0) {
                throw new SQLException("Processes " + unready + " do not say that they reach " + route.target()
                        + ": see their logs, and check " + route.module().variablePrefix() + "NEXT_DATABASE_URL");
            }
            TimeUnit.MILLISECONDS.sleep(50);
            unready = unready(sql, route.source(), move);
        }
        return all(sql, route.source()).size();
    }

    private static List<String> without(DSLContext sql, Place source, Field<Boolean> lock) {
        return instances(sql, source, DSL.condition(DSL.not(DSL.boolOr(lock))));
    }

    private static List<String> instances(DSLContext sql, Place source, Condition condition) {
        // Versions that know no moves do not name the process.
        var name = "monolift/" + source.module();
        var instance = DSL.field("split_part(application_name, '/', 3)", String.class);
        return sql.select(instance)
                .from("pg_catalog.pg_stat_activity")
                .where("datname = current_database()")
                .and("application_name = ? OR application_name LIKE ?", name, name + "/%")
                .groupBy(instance)
                .having(condition)
                .orderBy(instance)
                .fetch(instance);
    }
}
