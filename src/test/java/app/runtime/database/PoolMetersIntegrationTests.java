package app.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.runtime.topology.Modules;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operator sees of a pool: how full it is, who waits, and who went away with nothing. */
class PoolMetersIntegrationTests {

    private static final MeterRegistry METERS = new SimpleMeterRegistry();

    private static TestDatabase database;
    private static String module;
    private static GatedPool pool;

    @BeforeAll
    static void fillDatabase() {
        database = TestDatabase.create();
        module = Modules.discover().hosted().getFirst().name();
        pool = database.database(module).pool();
        new PoolMeters(database.databases()).bindTo(METERS);
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @Test
    void everyModuleHasItsOwn() {
        assertThat(METERS.find("database.pool.size").gauges())
                .extracting(gauge -> gauge.getId().getTag("module"))
                .containsExactlyInAnyOrderElementsOf(database.databases().all().stream()
                        .map(it -> it.module().name())
                        .toList());
    }

    @Test
    void hasHalfOfItsConnectionsBeforeAnybodyAsksForOne() {
        try (var another = TestDatabase.create()) {
            var unused = another.database(module).pool();

            await().until(() -> unused.connectionsIdle() == (unused.size() + 1) / 2);
        }
    }

    @Test
    void countsWhatIsInUseWhoWaitsAndWhoGotNothing() throws Exception {
        var refused = METERS.get("database.pool.refusals").tag("module", module).functionCounter();
        var before = refused.count();
        var taken = takeAll();
        try (var oneMore = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Connection> takeOneMore = pool::getConnection;
            var waiting = oneMore.submit(takeOneMore);

            await().until(() -> gauge("waiting") == 1);
            assertThat(gauge("active")).isEqualTo(gauge("size"));
            assertThat(gauge("idle")).isZero();
            assertThatThrownBy(waiting::get).hasCauseInstanceOf(SQLTransientConnectionException.class);
            assertThat(refused.count() - before).isEqualTo(1);
        } finally {
            giveBack(taken);
        }
        assertThat(gauge("active")).isZero();
        assertThat(gauge("idle")).isEqualTo(gauge("size"));
        assertThat(gauge("waiting")).isZero();
    }

    private static double gauge(String name) {
        return METERS.get("database.pool." + name).tag("module", module).gauge().value();
    }

    private static List<Connection> takeAll() throws SQLException {
        var taken = new ArrayList<Connection>();
        while (taken.size() < pool.size()) {
            taken.add(pool.getConnection());
        }
        return taken;
    }

    private static void giveBack(List<Connection> taken) throws SQLException {
        for (var connection : taken) {
            connection.close();
        }
    }
}
