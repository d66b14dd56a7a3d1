package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.runtime.database.LogicalServer;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two instances of the jar, customers who order all the time, and the data of orders on their way to another server.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@NeedsModules
@Tag("extraction")
class MoveDataEndToEndTests {

    private static final Pattern WAITED = Pattern.compile("Requests waited for (\\d+) ms");
    private static final int KILLED = 137;

    /** MoveDataIntegrationTests test a shorter limit; here a slow machine may take its time. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private static final LogicalServer first = LogicalServer.first();
    private static final LogicalServer second = LogicalServer.second();

    @RegisterExtension
    static final Stage stage = new Stage(
            "move-data",
            Map.of(
                    "DATABASE_URL",
                    first.url(),
                    "ORDERS_NEXT_DATABASE_URL",
                    second.url(),
                    "DATABASE_POOL_SIZE",
                    "4",
                    "EVENTS_LEASE",
                    "8s"));

    private static JarProcess one;
    private static JarProcess two;

    @BeforeAll
    static void serve() {
        stage.prepare();
        one = stage.serve();
        two = stage.serve();
        one.awaitReady();
        two.awaitReady();
        stage.admin(one).putProduct("SKU-1", 1999, 1_000_000);
    }

    @Test
    @Order(1)
    void movesThereAndBackWithoutAFailedRequest() {
        try (var customers = new Customers(one, two)) {
            customers.awaitOrders(20);
            expectPause(move());
            customers.awaitOrders(20);
            expectPause(move("--undo"));
            customers.awaitOrders(20);

            customers.stop();
            assertThat(customers.failures).isEmpty();
            assertThat(orders(first)).isEqualTo(customers.accepted);
        }
    }

    /** The servers die in MoveDataIntegrationTests, at every stage too. */
    @Test
    @Order(2)
    void goesOnWhereverTheMoveAndAnInstanceAreKilledAndLosesNothing() {
        try (var customers = new Customers(one)) {
            var before = orders(first);
            for (var last : List.of("PREPARE", "COPY", "FOLLOW", "REHEARSED", "PAUSED")) {
                expectDeath("--halt-after=" + last);
                restartTheOther(customers);
            }
            expectDeath("--undo", "--halt-after=UNDO");
            assertThat(move("--undo").output()).contains("is undone; the data are at");
            expectDeath("--halt-after=SWITCHED");
            restartTheOther(customers);
            assertThat(move("--resume").exitCode()).isZero();
            customers.awaitOrders(5);

            customers.stop();
            assertThat(customers.failures).isEmpty();
            assertThat(orders(second)).containsAll(before).containsAll(customers.accepted);
            assertThat(first.<Object>ask(sql -> sql.fetchValue("SELECT count(*) FROM pg_replication_slots")))
                    .isEqualTo(0L);
        }
    }

    private static JarProcess.Ended move(String... options) {
        var command = Stream.of("move-data", "orders", "--max-pause=" + LONGEST_PAUSE.toMillis() + "ms");
        return stage.run(Stream.concat(command, Stream.of(options)).toArray(String[]::new));
    }

    /** It need not be ready before the move goes on. */
    private static void restartTheOther(Customers customers) {
        two.kill();
        two = stage.restart(two);
        customers.awaitOrders(5);
    }

    private static void expectDeath(String... options) {
        var ended = move(options);
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(KILLED);
    }

    private static void expectPause(JarProcess.Ended ended) {
        System.out.println(ended.output());
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        var waited = WAITED.matcher(ended.output());
        assertThat(waited.find()).as(ended.output()).isTrue();
        assertThat(Long.parseLong(waited.group(1))).isLessThan(LONGEST_PAUSE.toMillis());
    }

    private static Set<UUID> orders(LogicalServer server) {
        return server.ask(sql -> sql.fetch("SELECT id FROM orders.placed_order").intoSet(0, UUID.class));
    }

    /** Each orders again as soon as the last order was answered; nobody tries again. */
    private static final class Customers implements AutoCloseable {

        private final Set<UUID> accepted = ConcurrentHashMap.newKeySet();
        private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch stopping = new CountDownLatch(1);
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        Customers(JarProcess... instances) {
            for (var instance : instances) {
                var customer = ShopClient.at(one).newCustomer().movedTo(instance);
                threads.execute(() -> orderOn(customer));
            }
        }

        private void orderOn(ShopClient customer) {
            while (stopping.getCount() > 0) {
                try {
                    accepted.add(customer.placeOrder("SKU-1", 1, "card_ok")
                            .expect(201)
                            .id());
                    TimeUnit.MILLISECONDS.sleep(40);
                } catch (RuntimeException | InterruptedException | AssertionError failed) {
                    failures.add(failed.toString());
                }
            }
        }

        void awaitOrders(int more) {
            var enough = accepted.size() + more;
            await(more + " more orders").atMost(Duration.ofSeconds(40)).until(() -> accepted.size() >= enough);
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
