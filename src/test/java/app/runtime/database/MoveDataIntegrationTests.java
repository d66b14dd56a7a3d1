package app.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.runtime.UuidV7;
import app.runtime.database.WritePause.PauseLimitException;
import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two real servers, two processes' worth of pools that write all the time, and moves between the servers. */
class MoveDataIntegrationTests {

    private static final AppModule MODULE = Modules.discover().named("orders");
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private static LogicalServer first;
    private static LogicalServer second;

    private final List<String> said = new ArrayList<>();
    private Place old;
    private Place other;
    private DatabaseSettings settings;
    private ModuleDatabase one;
    private ModuleDatabase two;

    @BeforeAll
    static void startServers() {
        first = LogicalServer.start();
        second = LogicalServer.start();
    }

    @AfterAll
    static void stopServers() {
        first.close();
        second.close();
    }

    @BeforeEach
    void migrate() {
        var name = "t" + UuidV7.next().toString().replace("-", "");
        first.execute("CREATE DATABASE " + name);
        second.execute("CREATE DATABASE " + name);
        old = new Place(MODULE, DatabaseUrl.parse(first.url().replaceFirst("/postgres$", "/" + name)));
        other = new Place(MODULE, DatabaseUrl.parse(second.url().replaceFirst("/postgres$", "/" + name)));
        settings =
                new DatabaseSettings(old.configured(), Map.of(), Map.of(MODULE.name(), other.configured()), false, 4);
        Provisioning.provide(MODULE, old.configured(), old.login());
        new Migrations(MODULE, old.login()).migrate();
        one = new ModuleDatabase(MODULE, settings);
        two = new ModuleDatabase(MODULE, settings);
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    void movesUnderLoadAndBackAgainWithoutAFailedWrite() throws Exception {
        try (var load = new Load()) {
            load.awaitMore(200);
            move(old, other);
            load.awaitMore(200);
            move(other, old);
            load.awaitMore(200);

            load.stop();
            assertThat(load.failures).isEmpty();
            assertThat(keysAt(old)).isEqualTo(load.written);
        }
        System.out.println(String.join("\n", said));
        assertThat(said).filteredOn(line -> line.startsWith("Requests waited")).hasSize(2);
        assertThat(first.<Object>ask(sql -> sql.fetchValue("SELECT count(*) FROM pg_replication_slots")))
                .isEqualTo(0L);
    }

    @Test
    void leavesTablesThatCanOnlyBeRead() throws Exception {
        write(one);
        move(old, other);

        try (var straggler = old.asModule()) {
            var sql = Place.sql(straggler);
            assertThat(sql.fetchCount(DSL.table("orders.idempotency_key"))).isEqualTo(1);
            assertThatThrownBy(() -> sql.execute("DELETE FROM orders.idempotency_key"))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void goesOnCountingWhereTheOldSequenceEnded() throws Exception {
        var before = publish(one);
        move(old, other);

        assertThat(publish(one)).isEqualTo(before + 1);
    }

    @Test
    void tellsAProcessThatKnowsOnlyTheOldPlaceWhereTheDataAre() throws Exception {
        move(old, other);
        var unaware = new DatabaseSettings(old.configured(), Map.of(), Map.of(), false, 4);

        assertThatThrownBy(() -> DataHomes.of(MODULE, unaware).inCharge())
                .hasMessage("The data of orders have moved from " + old + " to " + other
                        + ": set ORDERS_DATABASE_URL to where they are, or ORDERS_NEXT_DATABASE_URL");
        assertThat(DataHomes.of(MODULE, settings).inCharge()).isEqualTo(other);
    }

    @Test
    void givesUpWhenATransactionDoesNotEnd() throws Exception {
        try (var load = new Load();
                var stubborn = old.asModule()) {
            stubborn.setAutoCommit(false);
            Place.sql(stubborn).execute("LOCK TABLE orders.outbox IN ROW EXCLUSIVE MODE");

            var before = load.awaitMore(50);
            assertThatThrownBy(() -> move(old, other, Duration.ofMillis(400)))
                    .isInstanceOf(PauseLimitException.class)
                    .hasMessageContaining("did not end within 400 ms");
            assertThat(load.awaitMore(50)).isGreaterThan(before);

            stubborn.rollback();
            move(old, other);
            load.stop();
            assertThat(load.failures).isEmpty();
            assertThat(keysAt(other)).isEqualTo(load.written);
        }
    }

    @Test
    void takesBackWhatWasBegun() throws Exception {
        write(one);
        var begun = new DataMove(
                new Route(old, other), UUID.randomUUID(), old.configured(), LIMIT, said::add, this::stopWhenRehearsed);
        assertThatThrownBy(begun::run).hasMessage("stopped");

        begun.abandon();

        write(one);
        assertThat(other.home().state()).isEqualTo(DataHome.State.LEFT);
        assertThat(keysAt(old)).hasSize(2);
        assertThat(DataHomes.of(MODULE, settings).inCharge()).isEqualTo(old);
        move(old, other);
        assertThat(keysAt(other)).hasSize(2);
    }

    @Test
    void findsARowThatDiffers() throws Exception {
        write(one);
        var planting = new DataMove(
                new Route(old, other), UUID.randomUUID(), old.configured(), LIMIT, said::add, this::plantWhenFollowing);

        assertThatThrownBy(planting::run)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("The two ends differ: table idempotency_key: 1 rows")
                .hasMessageContaining("2 rows");
        planting.abandon();
    }

    @Test
    void refusesWhatCannotSucceed() throws Exception {
        var unaware = new ModuleDatabase(MODULE, new DatabaseSettings(old.configured(), Map.of(), Map.of(), false, 4));
        try (unaware;
                var connection = old.asModule()) {
            unaware.dsl().selectOne().fetch();
            Place.sql(connection).execute("CREATE UNLOGGED TABLE orders.scratch (id int PRIMARY KEY)");
            Place.sql(connection).execute("CREATE TABLE orders.keyless (id int)");

            assertThat(new MoveCheck(new Route(old, other)).problems(UUID.randomUUID()))
                    .containsExactly(
                            "Logical replication cannot move this: orders.keyless has no primary key; orders.scratch"
                                    + " is not logged");
        }
    }

    @Test
    void removesWhatWasLeftAndTakesTheDataBackLater() throws Exception {
        write(one);
        move(old, other);
        assertThat(Retirement.remove(old)).isGreaterThan(5);
        write(one);

        move(other, old);

        assertThat(keysAt(old)).hasSize(2);
    }

    private void stopWhenRehearsed(MoveStage stage) {
        if (stage == MoveStage.REHEARSED) {
            throw new IllegalStateException("stopped");
        }
    }

    private void plantWhenFollowing(MoveStage stage) {
        if (stage == MoveStage.FOLLOW) {
            try (var connection = other.asModule()) {
                insert(UUID.randomUUID(), Place.sql(connection));
            } catch (SQLException unreachable) {
                throw new IllegalStateException(unreachable);
            }
        }
    }

    private void move(Place source, Place target) throws SQLException, InterruptedException {
        move(source, target, LIMIT);
    }

    private void move(Place source, Place target, Duration limit) throws SQLException, InterruptedException {
        var plan = MovePlan.to(target, DataHomes.of(MODULE, settings));
        assertThat(plan).isInstanceOf(MovePlan.Move.class);
        var id = ((MovePlan.Move) plan).id();
        assertThat(new MoveCheck(new Route(source, target)).problems(id)).isEmpty();
        new DataMove(new Route(source, target), id, source.configured(), limit, said::add, _ -> {}).run();
    }

    private static UUID write(ModuleDatabase database) {
        var key = UUID.randomUUID();
        database.transaction().executeWithoutResult(_ -> insert(key, database.dsl()));
        return key;
    }

    private static long publish(ModuleDatabase database) {
        return database.dsl()
                .fetchSingle(
                        "INSERT INTO orders.outbox (id, event_id, event_name, aggregate_id, listener, payload,"
                            + " published_at, next_attempt_at) VALUES ({0}, {0}, 'name', {0}, 'listener', '{}', now(),"
                            + " now()) RETURNING position",
                        DSL.val(UUID.randomUUID()))
                .get(0, Long.class);
    }

    private static void insert(UUID key, DSLContext sql) {
        sql.execute(
                "INSERT INTO orders.idempotency_key (caller, key, command_hash) VALUES ({0}, 'key', '\\x00')",
                DSL.val(key));
    }

    private static Set<UUID> keysAt(Place place) throws SQLException {
        try (var connection = place.asModule()) {
            return Place.sql(connection)
                    .select(DSL.field("caller", UUID.class))
                    .from("orders.idempotency_key")
                    .fetchSet(0, UUID.class);
        }
    }

    /** Both processes write without a break. */
    private final class Load implements AutoCloseable {

        private final Set<UUID> written = ConcurrentHashMap.newKeySet();
        private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch stopping = new CountDownLatch(1);
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        Load() {
            for (var database : List.of(one, two, one, two)) {
                threads.execute(() -> writeInto(database));
            }
        }

        private void writeInto(ModuleDatabase database) {
            while (stopping.getCount() > 0) {
                try {
                    written.add(write(database));
                    TimeUnit.MILLISECONDS.sleep(1);
                } catch (RuntimeException | InterruptedException failed) {
                    failures.add(failed);
                }
            }
        }

        int awaitMore(int writes) {
            var enough = written.size() + writes;
            await().atMost(Duration.ofSeconds(20)).until(() -> written.size() >= enough);
            return written.size();
        }

        void stop() {
            stopping.countDown();
            threads.close();
        }

        @Override
        public void close() {
            stop();
        }
    }
}
