package app.runtime.events;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import app.runtime.UuidV7;
import app.runtime.context.Correlation;
import app.runtime.database.ModuleDatabase;
import app.runtime.topology.AppModule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outbox of one module: a row per event and listener, written in the publishing transaction and deleted when the
 * listener is done. All times are those of the database, so that any number of processes agree on them.
 */
final class Outbox {

    private static final int FORGOTTEN_AT_ONCE = 5_000;

    private final ModuleDatabase database;
    private final EventTypes types;
    private final JsonMapper json;
    private final Duration lease;
    private final Table<Record> outbox;

    Outbox(ModuleDatabase database, EventTypes types, JsonMapper json, Duration lease) {
        this.database = database;
        this.types = types;
        this.json = json;
        this.lease = lease;
        this.outbox = OutboxTable.of(database.module());
    }

    AppModule module() {
        return database.module();
    }

    /**
     * Writes a row per listener, and one for the broker, in the current transaction of the module.
     *
     * @param claimed whether this process will deliver them itself; otherwise they are due at once, for any process
     * @throws IllegalStateException outside a transaction of the module
     */
    List<Delivery> write(DomainEvent event, Collection<String> listeners, boolean claimed, boolean forBroker) {
        requireTransaction(event);
        var name = EventTypes.nameOf(event.getClass());
        var correlation = Correlation.current();
        var payload = JSONB.jsonb(json.writeValueAsString(event));
        var due = claimed ? fromNow(lease) : OutboxTable.NOW;
        var startBefore = startBefore();
        var deliveries = listeners.stream()
                .map(listener ->
                        new Delivery(UuidV7.next(), this, listener, name, () -> event, 0, correlation, startBefore))
                .toList();
        var insert = database.dsl()
                .insertInto(
                        outbox,
                        OutboxTable.ID,
                        OutboxTable.EVENT_ID,
                        OutboxTable.EVENT_NAME,
                        OutboxTable.AGGREGATE_ID,
                        OutboxTable.LISTENER,
                        OutboxTable.PAYLOAD,
                        OutboxTable.CORRELATION_ID,
                        OutboxTable.TRACEPARENT,
                        OutboxTable.PUBLISHED_AT,
                        OutboxTable.NEXT_ATTEMPT_AT);
        var rows = new LinkedHashMap<String, UUID>();
        deliveries.forEach(delivery -> rows.put(delivery.listener(), delivery.id()));
        if (forBroker) {
            rows.put(BrokerRows.BROKER, UuidV7.next());
        }
        for (var row : rows.entrySet()) {
            insert = insert.values(
                    DSL.val(row.getValue()),
                    DSL.val(event.eventId()),
                    DSL.val(name),
                    DSL.val(event.aggregateId()),
                    DSL.val(row.getKey()),
                    DSL.val(payload),
                    DSL.val(correlation.map(Correlation::id).orElse(null), OutboxTable.CORRELATION_ID),
                    DSL.val(correlation.map(Correlation::traceparent).orElse(null), OutboxTable.TRACEPARENT),
                    OutboxTable.NOW,
                    row.getKey().equals(BrokerRows.BROKER) ? OutboxTable.NOW : due);
        }
        insert.execute();
        return deliveries;
    }

    /** Claims due rows for these listeners; what another process is just claiming is skipped. */
    List<Delivery> claim(Collection<String> listeners, int limit) {
        // Materialised: a plan that ran the subquery again would claim more than the limit.
        var due = DSL.name("due")
                .fields("due_id")
                .asMaterialized(DSL.select(OutboxTable.ID)
                        .from(outbox)
                        .where(
                                OutboxTable.DEAD_AT.isNull(),
                                OutboxTable.NEXT_ATTEMPT_AT.le(OutboxTable.NOW),
                                OutboxTable.LISTENER.in(listeners))
                        .orderBy(OutboxTable.NEXT_ATTEMPT_AT)
                        .limit(limit)
                        .forUpdate()
                        .skipLocked());
        var startBefore = startBefore();
        return database.dsl()
                .with(due)
                .update(outbox)
                .set(OutboxTable.NEXT_ATTEMPT_AT, fromNow(lease))
                .from(due)
                .where(OutboxTable.ID.eq(due.field("due_id", UUID.class)))
                .returning(
                        OutboxTable.ID,
                        OutboxTable.EVENT_NAME,
                        OutboxTable.LISTENER,
                        OutboxTable.PAYLOAD,
                        OutboxTable.CORRELATION_ID,
                        OutboxTable.TRACEPARENT,
                        OutboxTable.ATTEMPTS)
                .fetch(row -> read(row, startBefore));
    }

    /**
     * Deletes what is done. Losing this in a crash only repeats deliveries, so the commit does not wait for the disk.
     */
    void delete(Collection<UUID> ids) {
        withoutWaitingForTheDisk(
                sql -> sql.deleteFrom(outbox).where(OutboxTable.ID.in(ids)).execute());
    }

    /** Hands claimed rows back: they are due at once, for any process. */
    void release(Collection<UUID> ids) {
        database.dsl()
                .update(outbox)
                .set(OutboxTable.NEXT_ATTEMPT_AT, OutboxTable.NOW)
                .where(OutboxTable.ID.in(ids))
                .execute();
    }

    /** Notes a failed attempt: due again after the pause, or dead if there is none. */
    void fail(Delivery delivery, String error, Optional<Duration> pause) {
        withoutWaitingForTheDisk(sql -> sql.update(outbox)
                .set(OutboxTable.ATTEMPTS, OutboxTable.ATTEMPTS.plus(1))
                .set(OutboxTable.LAST_ERROR, error)
                .set(OutboxTable.NEXT_ATTEMPT_AT, fromNow(pause.orElse(Duration.ZERO)))
                .set(
                        OutboxTable.DEAD_AT,
                        when(inline(pause.isEmpty()), OutboxTable.NOW).otherwise(OutboxTable.DEAD_AT))
                // Whoever noted a failure since then has claimed it in the meantime.
                .where(OutboxTable.ID.eq(delivery.id()), OutboxTable.ATTEMPTS.eq(delivery.attempts()))
                .execute());
    }

    /** The dead letters, oldest first. */
    List<DeadLetter> deadLetters(int limit) {
        return database.dsl()
                .select(
                        OutboxTable.ID,
                        OutboxTable.EVENT_NAME,
                        OutboxTable.EVENT_ID,
                        OutboxTable.LISTENER,
                        OutboxTable.ATTEMPTS,
                        OutboxTable.DEAD_AT,
                        OutboxTable.LAST_ERROR,
                        OutboxTable.CORRELATION_ID)
                .from(outbox)
                .where(OutboxTable.DEAD_AT.isNotNull())
                .orderBy(OutboxTable.DEAD_AT, OutboxTable.ID)
                .limit(limit)
                .fetch(row -> new DeadLetter(
                        module().name(),
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        Optional.ofNullable(row.value7()).orElse(""),
                        Optional.ofNullable(row.value8()).orElse("")));
    }

    /** Gives dead letters a new life with all their attempts; all of them if no ids are given. */
    int resubmit(Collection<UUID> ids) {
        return database.dsl()
                .update(outbox)
                .setNull(OutboxTable.DEAD_AT)
                .set(OutboxTable.ATTEMPTS, 0)
                .set(OutboxTable.NEXT_ATTEMPT_AT, OutboxTable.NOW)
                .where(OutboxTable.DEAD_AT.isNotNull(), ids.isEmpty() ? DSL.noCondition() : OutboxTable.ID.in(ids))
                .execute();
    }

    Backlog backlog() {
        var waiting = DSL.count().filterWhere(OutboxTable.DEAD_AT.isNull());
        var dead = DSL.count().filterWhere(OutboxTable.DEAD_AT.isNotNull());
        var oldest = field(
                "coalesce(extract(epoch from now() - min(published_at) filter (where dead_at is null)), 0)",
                Double.class);
        return database.dsl()
                .select(waiting, oldest, dead)
                .from(outbox)
                .fetchSingle(row -> new Backlog(row.value1(), row.value2(), row.value3()));
    }

    /** Forgets what no repeated delivery or request can ask for any more, some rows at a time. */
    void forgetOld() {
        forget("inbox", "handled_at < now() - interval '30 days'");
        forget("idempotency_key", "created_at < now() - interval '24 hours'");
    }

    private void forget(String table, String condition) {
        var name = DSL.name(module().name(), table);
        var forgotten = FORGOTTEN_AT_ONCE;
        while (forgotten == FORGOTTEN_AT_ONCE) {
            forgotten = database.dsl()
                    .execute(
                            "delete from {0} where ctid in (select ctid from {0} where " + condition
                                    + " limit {1} for update skip locked)",
                            name,
                            inline(FORGOTTEN_AT_ONCE));
        }
    }

    private Delivery read(Record row, long startBefore) {
        var name = row.get(OutboxTable.EVENT_NAME);
        var payload = row.get(OutboxTable.PAYLOAD).data();
        var correlationId = row.get(OutboxTable.CORRELATION_ID);
        return new Delivery(
                row.get(OutboxTable.ID),
                this,
                row.get(OutboxTable.LISTENER),
                name,
                () -> json.readValue(payload, types.named(name)),
                row.get(OutboxTable.ATTEMPTS),
                Optional.ofNullable(correlationId).map(id -> new Correlation(id, row.get(OutboxTable.TRACEPARENT))),
                startBefore);
    }

    void requireTransaction(DomainEvent event) {
        if (!database.inTransaction()) {
            throw new IllegalStateException(
                    EventTypes.nameOf(event.getClass()) + " was published outside a transaction of " + module()
                            + ": an event is a fact only if its transaction commits");
        }
    }

    private void withoutWaitingForTheDisk(Consumer<DSLContext> work) {
        database.transaction().executeWithoutResult(transaction -> {
            database.dsl().execute("set local synchronous_commit = off");
            work.accept(database.dsl());
        });
    }

    /** Half of the lease is for waiting, the other half for the listener. */
    private long startBefore() {
        return System.nanoTime() + lease.dividedBy(2).toNanos();
    }

    private static Field<Instant> fromNow(Duration duration) {
        return field(
                "now() + {0} * interval '1 millisecond'",
                OutboxTable.NEXT_ATTEMPT_AT.getDataType(), inline(duration.toMillis()));
    }

    /** How much waits in an outbox. */
    record Backlog(int waiting, double oldestSeconds, int dead) {}
}
