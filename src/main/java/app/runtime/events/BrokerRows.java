package app.runtime.events;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import app.runtime.context.Correlation;
import app.runtime.database.ModuleDatabase;
import app.runtime.topology.AppModule;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.transaction.support.TransactionOperations;

/** The rows of one outbox that are for the broker: for all who listen there, or for one listener that is elsewhere. */
final class BrokerRows {

    /** Stands in the outbox where else the listener does. */
    static final String BROKER = "broker";

    private static final String FOR_ONE = BROKER + ":";

    /** As in the index. */
    private static final Condition FOR_BROKER =
            condition("{0} is null and starts_with({1}, 'broker')", OutboxTable.DEAD_AT, OutboxTable.LISTENER);

    private static final Condition DUE = FOR_BROKER.and(OutboxTable.NEXT_ATTEMPT_AT.le(OutboxTable.NOW));

    private static final Field<String> TIME = field(
            "coalesce({0} ->> 'occurredAt', to_char({1} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'))",
            String.class, OutboxTable.PAYLOAD, OutboxTable.PUBLISHED_AT);

    private final ModuleDatabase database;
    private final Table<Record> outbox;

    BrokerRows(ModuleDatabase database) {
        this.database = database;
        this.outbox = OutboxTable.of(database.module());
    }

    AppModule module() {
        return database.module();
    }

    TransactionOperations transaction() {
        return database.transaction();
    }

    boolean areDue() {
        return database.dsl().fetchExists(DSL.selectOne().from(outbox).where(DUE));
    }

    /** Makes this process the only one that sends from this outbox, until the transaction ends; waits not long. */
    void lock() {
        database.dsl().execute("set local lock_timeout = '1s'");
        database.dsl()
                .fetch(
                        "select pg_advisory_xact_lock(hashtextextended({0}, 0))",
                        inline("outbox of " + module().name()));
    }

    /** In the order of publishing. */
    List<BrokerRow> due(int limit) {
        return database.dsl()
                .select(
                        OutboxTable.ID,
                        OutboxTable.EVENT_ID,
                        OutboxTable.EVENT_NAME,
                        OutboxTable.AGGREGATE_ID,
                        OutboxTable.LISTENER,
                        OutboxTable.PAYLOAD,
                        TIME,
                        OutboxTable.CORRELATION_ID,
                        OutboxTable.TRACEPARENT)
                .from(outbox)
                .where(DUE)
                .orderBy(OutboxTable.POSITION)
                .limit(limit)
                .fetch(row -> new BrokerRow(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        listener(row.value5()),
                        row.value6().data(),
                        row.value7(),
                        Optional.ofNullable(row.value8()).map(id -> new Correlation(id, row.value9()))));
    }

    void delete(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            database.dsl().deleteFrom(outbox).where(OutboxTable.ID.in(ids)).execute();
        }
    }

    /** What the broker will never take becomes a dead letter of this outbox. */
    void bury(UUID id, String reason) {
        database.dsl()
                .update(outbox)
                .set(OutboxTable.DEAD_AT, OutboxTable.NOW)
                .set(OutboxTable.ATTEMPTS, OutboxTable.ATTEMPTS.plus(1))
                .set(OutboxTable.LAST_ERROR, reason)
                .where(OutboxTable.ID.eq(id))
                .execute();
    }

    /** Turns due rows for listeners of modules that have moved out of this process into rows for the broker. */
    int adopt(Collection<String> hosted) {
        return database.dsl()
                .update(outbox)
                .set(OutboxTable.LISTENER, val(FOR_ONE).concat(OutboxTable.LISTENER))
                .where(
                        OutboxTable.DEAD_AT.isNull(),
                        OutboxTable.NEXT_ATTEMPT_AT.le(OutboxTable.NOW),
                        condition("not starts_with({0}, 'broker')", OutboxTable.LISTENER),
                        field("split_part({0}, '.', 1)", String.class, OutboxTable.LISTENER)
                                .notIn(hosted))
                .execute();
    }

    /** Puts rows for these listeners in the place of a row for the broker. In a transaction. */
    void replace(BrokerRow row, Collection<String> listeners) {
        for (var listener : listeners) {
            database.dsl().execute("""
                insert into {0} (id, event_id, event_name, aggregate_id, listener, payload, correlation_id,
                                 traceparent, published_at, next_attempt_at)
                select gen_random_uuid(), event_id, event_name, aggregate_id, {1}, payload, correlation_id,
                       traceparent, published_at, now()
                  from {0} where id = {2}
                """, outbox, val(listener), val(row.id()));
        }
        delete(List.of(row.id()));
    }

    private static Optional<String> listener(String column) {
        return column.startsWith(FOR_ONE) ? Optional.of(column.substring(FOR_ONE.length())) : Optional.empty();
    }
}
