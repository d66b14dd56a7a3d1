package app.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.NeedsModules;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Two real servers, two processes' worth of pools that write all the time, and moves between the servers. */
@NeedsModules("orders")
@Tag("extraction")
@Isolated("kills the servers that others use")
class MoveDataIntegrationTests {

    private static final AppModule MODULE = Modules.discover().named("orders");
    // The test of the limit has its own; in the others a slow machine may take its time.
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final List<MoveStage> STAGES = List.of(
            MoveStage.PREPARE,
            MoveStage.COPY,
            MoveStage.FOLLOW,
            MoveStage.REHEARSED,
            MoveStage.PAUSED,
            MoveStage.SWITCHED);

    private static final LogicalServer first = LogicalServer.first();
    private static final LogicalServer second = LogicalServer.second();

    private final List<String> said = new ArrayList<>();
    private Place old;
    private Place other;
    private DatabaseSettings settings;
    private ModuleDatabase one;
    private ModuleDatabase two;

    @BeforeEach
    void migrate() {
        old = placeAt(first);
        other = placeAt(second);
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
            moveTo(other);
            load.awaitMore(200);
            moveTo(old);
            load.awaitMore(200);

            load.stop();
            assertThat(load.failures).isEmpty();
            assertThat(keysAt(old)).isEqualTo(load.written);
        }
        System.out.println(String.join("\n", said));
        assertThat(said).filteredOn(line -> line.startsWith("Requests waited")).hasSize(2);
        assertThat(slotsAt(first)).isZero();
    }

    @Test
    void letsEverybodyWriteWhileAPauseIsPractised() throws Exception {
        try (var lines = MoveLines.open(new Route(old, old));
                var _ = lines.practice(LIMIT)) {
            write(one);
        }

        assertThat(keysAt(old)).hasSize(1);
    }

    @Test
    void leavesTablesThatCanOnlyBeRead() throws Exception {
        write(one);
        moveTo(other);

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
        moveTo(other);

        assertThat(publish(one)).isEqualTo(before + 1);
    }

    @Test
    void tellsAProcessThatKnowsOnlyTheOldPlaceWhereTheDataAre() throws Exception {
        moveTo(other);
        var unaware = new DatabaseSettings(old.configured(), Map.of(), Map.of(), false, 4);

        assertThatThrownBy(() -> DataHomes.of(MODULE, unaware).inCharge())
                .hasMessage("The data of orders have moved from " + old + " to " + other
                        + ": set ORDERS_DATABASE_URL to where they are, or ORDERS_NEXT_DATABASE_URL");
        assertThat(DataHomes.of(MODULE, settings).inCharge()).isEqualTo(other);
    }

    @Test
    void followsOnlyToTheEndOfTheMove() throws Exception {
        var stranger = placeAt(first);
        Provisioning.provide(MODULE, stranger.configured(), stranger.login());
        new Migrations(MODULE, stranger.login()).migrate();
        moveTo(other);

        assertThatThrownBy(() -> new DataHomes(old, Optional.of(stranger)).inCharge())
                .hasMessageStartingWith("The data of orders have moved from " + old + " to " + other);
    }

    @Test
    void findsTheDataWhenTheOldServerIsGone() throws Exception {
        moveTo(other);
        var gone = DatabaseUrl.parse(old.configured().toString().replaceFirst(":\\d+/", ":1/"));
        var restarted = new DatabaseSettings(
                other.configured(), Map.of(MODULE.name(), gone), Map.of(MODULE.name(), other.configured()), false, 4);

        assertThat(DataHomes.of(MODULE, restarted).inCharge()).isEqualTo(other);
        var gate = new SchemaGate(Modules.discover(), restarted);
        gate.migrate();
        gate.open();
        try (var connection = other.asModule()) {
            assertThat(new SchemaTables(MODULE).moving(Place.sql(connection))).isNotEmpty();
        }
    }

    @Test
    void refusesAnEmptySchemaWhereTheOldOneWasRemovedByHand() throws Exception {
        moveTo(other);
        try (var connection = old.asAdministrator()) {
            Place.sql(connection).execute("DROP SCHEMA orders CASCADE");
        }

        assertThatThrownBy(() -> DataHomes.of(MODULE, settings).inCharge())
                .hasMessageStartingWith("The data of orders have moved to " + other);
    }

    @Test
    void givesUpAndUndoesItselfWhenATransactionDoesNotEnd() throws Exception {
        try (var load = new Load();
                var stubborn = old.asModule()) {
            stubborn.setAutoCommit(false);
            Place.sql(stubborn).execute("LOCK TABLE orders.outbox IN ROW EXCLUSIVE MODE");

            var before = load.awaitMore(50);
            assertThatThrownBy(() -> mover(Duration.ofMillis(400), _ -> {}).moveTo(other))
                    .isInstanceOf(PauseLimitException.class)
                    .hasMessageContaining("did not end within 400 ms");
            assertThat(load.awaitMore(50)).isGreaterThan(before);
            assertThat(old.home().isUnderway()).isFalse();
            assertThat(slotsAt(first)).isZero();

            stubborn.rollback();
            moveTo(other);
            load.stop();
            assertThat(load.failures).isEmpty();
            assertThat(keysAt(other)).isEqualTo(load.written);
        }
    }

    @Test
    void takesBackWhatWasBegun() throws Exception {
        write(one);
        assertThatThrownBy(() -> mover(LIMIT, stopAt(MoveStage.REHEARSED)).moveTo(other))
                .hasMessage("stopped");
        assertThatThrownBy(() -> mover(LIMIT, stopAt(MoveStage.UNDO)).undo()).hasMessage("stopped");
        assertThatThrownBy(() -> moveTo(other)).hasMessageEndingWith("is not finished (UNDO): go on with --undo");

        mover(LIMIT, _ -> {}).undo();

        write(one);
        assertThat(other.home().state()).isEqualTo(DataHome.State.LEFT);
        assertThat(keysAt(old)).hasSize(2);
        assertThat(DataHomes.of(MODULE, settings).inCharge()).isEqualTo(old);
        moveTo(other);
        assertThat(keysAt(other)).hasSize(2);
    }

    @Test
    void cannotBeDecidedOnceItIsTakenBack() throws Exception {
        assertThatThrownBy(() -> mover(LIMIT, this::takeBackInThePause).moveTo(other))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Somebody else has gone on with the move of orders");

        assertThat(DataHomes.of(MODULE, settings).inCharge()).isEqualTo(old);
        mover(LIMIT, _ -> {}).undo();
        write(one);
    }

    @Test
    void isTakenBackWithoutTheTargetIfThatIsGone() throws Exception {
        assertThatThrownBy(() -> mover(LIMIT, stopAt(MoveStage.FOLLOW)).moveTo(other))
                .hasMessage("stopped");
        second.kill();

        mover(LIMIT, _ -> {}).undo();

        assertThat(slotsAt(first)).isZero();
        write(one);
        second.restart();
        moveTo(other);
        assertThat(keysAt(other)).hasSize(1);
    }

    @Test
    void isRunByOneAtATime() throws Exception {
        try (var _ = MoveLock.take(old, other)) {
            assertThatThrownBy(() -> MoveLock.take(old, other))
                    .hasMessageStartingWith("Another move of orders is running (session [");
        }
        MoveLock.take(old, other).close();
    }

    @Test
    void losesNothingWhicheverServerDiesAtWhateverStage() throws Exception {
        try (var load = new Load()) {
            for (var stage : STAGES) {
                load.awaitMore(20);
                moveWhileOneDies(other, stage);
                load.awaitMore(20);
                moveWhileOneDies(old, stage);
            }
            load.awaitMore(20);

            load.stop();
            assertThat(keysAt(old)).containsAll(load.written);
            assertThat(slotsAt(first)).isZero();
            assertThat(slotsAt(second)).isZero();
        }
    }

    @Test
    void findsARowThatDiffers() throws Exception {
        write(one);

        assertThatThrownBy(() -> mover(LIMIT, this::plantWhenFollowing).moveTo(other))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("The two ends differ: table idempotency_key: 1 rows")
                .hasMessageContaining("2 rows");
        mover(LIMIT, _ -> {}).undo();
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
    void refusesTheSameDatabaseUnderAnotherName() throws Exception {
        var alias = new Place(
                MODULE,
                DatabaseUrl.parse(first.url("127.0.0.1", old.configured().database())));

        assertThat(new MoveCheck(new Route(old, alias)).problems(UUID.randomUUID()))
                .containsExactly(old + " and " + alias + " are the same database");
    }

    @Test
    void removesWhatWasLeftAndTakesTheDataBackLater() throws Exception {
        write(one);
        moveTo(other);
        await().untilAsserted(() -> mover(LIMIT, _ -> {}).retire());
        assertThatThrownBy(() -> Retirement.remove(other)).hasMessageEndingWith("and stay there");
        write(one);

        moveTo(old);

        assertThat(keysAt(old)).hasSize(2);
    }

    private static Consumer<MoveStage> stopAt(MoveStage last) {
        return stage -> {
            if (stage == last) {
                throw new IllegalStateException("stopped");
            }
        };
    }

    /** The first server is the source of every other move. */
    private void moveWhileOneDies(Place wanted, MoveStage fatal) {
        var alive = new AtomicBoolean(true);
        var mover = mover(LIMIT, stage -> {
            if (stage == fatal && alive.getAndSet(false)) {
                first.killAndRestart();
            }
        });
        await("move to " + wanted + " with a death at " + fatal)
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> {
                    mover.moveTo(wanted);
                    return true;
                });
        assertThat(alive).isFalse();
    }

    private void takeBackInThePause(MoveStage stage) {
        if (stage == MoveStage.PAUSED) {
            try (var connection = old.asModule()) {
                new DataHome(DataHome.State.HERE, old.home().moveId(), other.address(), MoveStage.UNDO)
                        .write(DataHome.Expected.UNDERWAY, Place.sql(connection), MODULE);
            } catch (SQLException unreachable) {
                throw new IllegalStateException(unreachable);
            }
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

    private void moveTo(Place wanted) throws SQLException, InterruptedException {
        mover(LIMIT, _ -> {}).moveTo(wanted);
    }

    private Mover mover(Duration limit, Consumer<MoveStage> reached) {
        return new Mover(
                DataHomes.of(MODULE, settings),
                new MoveSettings(null),
                new PauseLimit(limit, true),
                said::add,
                reached);
    }

    private static Place placeAt(LogicalServer server) {
        var name = "t" + UuidV7.next().toString().replace("-", "");
        server.execute("CREATE DATABASE " + name);
        return new Place(MODULE, DatabaseUrl.parse(server.url("localhost", name)));
    }

    private static long slotsAt(LogicalServer server) {
        return server.ask(sql ->
                sql.fetchSingle("SELECT count(*) FROM pg_replication_slots").get(0, Long.class));
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
                    TimeUnit.MILLISECONDS.sleep(2);
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
