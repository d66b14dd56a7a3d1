package app.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import app.NeedsModules;
import app.runtime.UuidV7;
import app.runtime.context.Deadline;
import app.runtime.context.DeadlineExceededException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.TooManyRowsException;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionStatus;

@NeedsModules("orders")
class RenderedQueryIntegrationTests {

    private static final Field<UUID> ID = field(name("id"), SQLDataType.UUID);
    private static final Field<String> EVENT_NAME = field(name("event_name"), SQLDataType.CLOB);
    private static final Field<Integer> ATTEMPTS = field(name("attempts"), SQLDataType.INTEGER);
    private static final Field<JSONB> PAYLOAD = field(name("payload"), SQLDataType.JSONB);
    private static final Field<Instant> NEXT = field(name("next_attempt_at"), SQLDataType.INSTANT);
    private static final Field<Instant> DEAD = field(name("dead_at"), SQLDataType.INSTANT);
    private static final Field<Object> NAP = field("pg_sleep(5)");
    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00.123456Z");

    private static TestDatabase database;

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @Test
    void readsWhatJooqReads() {
        var id = insert("read");
        var query = select(ID, EVENT_NAME, ATTEMPTS, PAYLOAD, NEXT, DEAD)
                .from(outbox())
                .where(ID.eq(param("id", ID)));

        var read = new RenderedQuery(dsl(), query).fetchOptional(RenderedQueryIntegrationTests::view, id);

        var same = dsl().select(ID, EVENT_NAME, ATTEMPTS, PAYLOAD, NEXT, DEAD)
                .from(outbox())
                .where(ID.eq(id))
                .fetchOptional(row -> view(row::get));
        assertThat(read).isPresent().isEqualTo(same);
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        assertThat(byId().fetchOptional(row -> row.get(ID), UuidV7.next())).isEmpty();
    }

    @Test
    void runsInTheTransactionOfTheModule() {
        var id = UuidV7.next();

        database.transaction("orders").executeWithoutResult((TransactionStatus transaction) -> {
            insert(id, "in a transaction");
            assertThat(byId().fetchOptional(row -> row.get(EVENT_NAME), id)).contains("in a transaction");
            transaction.setRollbackOnly();
        });

        assertThat(byId().fetchOptional(row -> row.get(EVENT_NAME), id)).isEmpty();
    }

    @Test
    void endsWithTheDeadline() {
        var sleep = new RenderedQuery(dsl(), select(NAP));

        assertThatThrownBy(() -> Deadline.run(
                        Deadline.in(Duration.ofMillis(200)), () -> sleep.fetchOptional(row -> row.get(NAP))))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("database statement");
    }

    @Test
    void doesNotBeginAfterTheDeadline() {
        var query = byId();

        assertThatThrownBy(() -> Deadline.run(
                        Deadline.in(Duration.ZERO), () -> query.fetchOptional(row -> row.get(ID), UuidV7.next())))
                .isInstanceOf(DeadlineExceededException.class);
    }

    @NeedsModules({"billing", "orders"})
    @Test
    void failsAsJooqDoes() {
        var foreign = new RenderedQuery(dsl(), select(ID).from(table(name("billing", "outbox"))));

        assertThatThrownBy(() -> foreign.fetchOptional(row -> row.get(ID)))
                .isInstanceOfSatisfying(
                        DataAccessException.class,
                        refused -> assertThat(refused.sqlState()).isEqualTo("42501"));
    }

    @Test
    void refusesASecondRow() {
        insert("twice");
        insert("twice");
        var query = new RenderedQuery(dsl(), select(ID).from(outbox()).where(EVENT_NAME.eq(param("name", EVENT_NAME))));

        assertThatThrownBy(() -> query.fetchOptional(row -> row.get(ID), "twice"))
                .isInstanceOf(TooManyRowsException.class);
    }

    @Test
    void refusesValuesThatAreTooManyOrTooFew() {
        assertThatThrownBy(() -> byId().fetchOptional(row -> row.get(ID)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Values: 1 needed, 0 given, for select");
    }

    @Test
    void refusesAValueThatWouldNeverChange() {
        var query = select(ID).from(outbox()).where(ATTEMPTS.eq(7));

        assertThatThrownBy(() -> new RenderedQuery(dsl(), query))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("inline it, or make it a named parameter");
    }

    @Test
    void takesAValueThatIsInlined() {
        var id = insert("inlined");
        var query = new RenderedQuery(dsl(), select(ID).from(outbox()).where(EVENT_NAME.eq(inline("inlined"))));

        assertThat(query.fetchOptional(row -> row.get(ID))).contains(id);
    }

    @Test
    void refusesToReadWhatWasNotSelected() {
        var id = insert("not selected");

        assertThatThrownBy(() -> byId().fetchOptional(row -> row.get(PAYLOAD), id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not selected: \"payload\"");
    }

    private static RenderedQuery byId() {
        return new RenderedQuery(dsl(), select(ID, EVENT_NAME).from(outbox()).where(ID.eq(param("id", ID))));
    }

    private static String view(Row row) {
        return row.get(ID) + " " + row.get(EVENT_NAME) + " " + row.get(ATTEMPTS) + " "
                + row.get(PAYLOAD).data() + " " + row.get(NEXT) + " " + row.get(DEAD);
    }

    private static UUID insert(String eventName) {
        return insert(UuidV7.next(), eventName);
    }

    private static UUID insert(UUID id, String eventName) {
        dsl().insertInto(outbox())
                .set(ID, id)
                .set(field(name("event_id"), SQLDataType.UUID), id)
                .set(field(name("aggregate_id"), SQLDataType.UUID), id)
                .set(EVENT_NAME, eventName)
                .set(field(name("listener"), SQLDataType.CLOB), "nobody")
                .set(PAYLOAD, inline(JSONB.jsonb("{\"n\": 1}")))
                .set(field(name("published_at"), SQLDataType.INSTANT), NOON)
                .set(NEXT, NOON)
                .execute();
        return id;
    }

    private static DSLContext dsl() {
        return database.dsl("orders");
    }

    private static Table<?> outbox() {
        return table(name("orders", "outbox"));
    }
}
