package app.runtime.events;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import app.runtime.topology.AppModule;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The columns of {@code <module>.outbox}; the same in every module's schema. */
final class OutboxTable {

    static final Field<UUID> ID = field(name("id"), SQLDataType.UUID);
    static final Field<UUID> EVENT_ID = field(name("event_id"), SQLDataType.UUID);
    static final Field<String> EVENT_NAME = field(name("event_name"), SQLDataType.CLOB);
    static final Field<UUID> AGGREGATE_ID = field(name("aggregate_id"), SQLDataType.UUID);
    static final Field<String> LISTENER = field(name("listener"), SQLDataType.CLOB);
    static final Field<JSONB> PAYLOAD = field(name("payload"), SQLDataType.JSONB);
    static final Field<String> CORRELATION_ID = field(name("correlation_id"), SQLDataType.CLOB);
    static final Field<String> TRACEPARENT = field(name("traceparent"), SQLDataType.CLOB);
    static final Field<Instant> PUBLISHED_AT = field(name("published_at"), SQLDataType.INSTANT);
    static final Field<Integer> ATTEMPTS = field(name("attempts"), SQLDataType.INTEGER);
    static final Field<Instant> NEXT_ATTEMPT_AT = field(name("next_attempt_at"), SQLDataType.INSTANT);
    static final Field<String> LAST_ERROR = field(name("last_error"), SQLDataType.CLOB);
    static final Field<Instant> DEAD_AT = field(name("dead_at"), SQLDataType.INSTANT);

    /** Ascending per aggregate. */
    static final Field<Long> POSITION = field(name("position"), SQLDataType.BIGINT);

    /** The database's time. jOOQ's own current time goes through local time and errs when clocks are set back. */
    static final Field<Instant> NOW = field("now()", SQLDataType.INSTANT);

    private OutboxTable() {}

    static Table<Record> of(AppModule module) {
        return table(name(module.name(), "outbox"));
    }
}
