package app.runtime.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.KafkaBroker;
import app.NeedsModules;
import app.orders.Money;
import app.orders.OrderCancelled;
import app.orders.OrderConfirmed;
import app.orders.OrderId;
import app.orders.OrderPlaced;
import app.orders.OrderView.CancellationReason;
import app.runtime.UuidV7;
import app.runtime.context.Correlation;
import app.runtime.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What the way through the broker guarantees, with a real one: orders publish in one process, notifications listen in
 * another.
 */
@NeedsModules({"notifications", "orders"})
@Order(1) // waits most of the time: begins first
class BrokerDeliveryIntegrationTests {

    private static final Money PRICE = new Money(1999, Currency.getInstance("EUR"));

    private static KafkaBroker broker;

    private final List<ProcessForTests> processes = new ArrayList<>();
    private TestDatabase database;

    @BeforeAll
    static void startBroker() {
        broker = KafkaBroker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void createDatabase() {
        database = TestDatabase.create();
        database.dsl("notifications")
                .execute("create table notifications.seen"
                        + " (listener text, event_id uuid, at bigint generated always as identity)");
    }

    /** What was handled and not committed would come again, and the next database does not know that it was handled. */
    @AfterEach
    void stopProcesses() throws InterruptedException {
        processes.forEach(ProcessForTests::close);
        database.close();
        broker.empty();
    }

    @Test
    void carriesAnEventWithItsCorrelationToAListenerElsewhere() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var orders = orders();
        var notifications = notifications();
        var event = placed();

        Correlation.run(
                new Correlation("order-78", "00-" + trace + "-00f067aa0ba902b7-01"), () -> orders.publish(event));

        soon().untilAsserted(() -> assertThat(seen()).containsExactly(event.eventId()));
        soon().untilAsserted(() -> assertThat(outboxRows()).isZero());
        assertThat(notifications.listeners().correlations()).singleElement().satisfies(kept -> {
            assertThat(kept.id()).isEqualTo("order-78");
            assertThat(kept.traceparent()).contains(trace).doesNotContain("00f067aa0ba902b7");
        });
    }

    @Test
    void takesEffectOnceAlthoughItIsSentTwice() {
        var orders = orders();
        var event = confirmed(order());
        var last = confirmed(new OrderId(event.aggregateId()));
        orders.publish(event);
        orders.publish(event);
        orders.publish(last);

        notifications();

        soon().untilAsserted(() -> assertThat(seen()).containsExactly(event.eventId(), last.eventId()));
    }

    @Test
    void keepsTheOrderOfEachAggregateWithSeveralProcessesOnBothSides() {
        var publishers = List.of(orders(), orders());
        var published = new ConcurrentHashMap<OrderId, List<UUID>>();
        notifications();
        notifications();

        try (var shoppers = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 20)
                    .mapToObj(i -> order())
                    .forEach(order -> shoppers.execute(() -> {
                        for (var i = 0; i < 15; i++) {
                            var event = confirmed(order);
                            published
                                    .computeIfAbsent(order, any -> new ArrayList<>())
                                    .add(event.eventId());
                            publishers.get(i % publishers.size()).publish(event);
                        }
                    }));
        }

        soon().untilAsserted(() -> assertThat(seen()).hasSize(300));
        var seen = seen();
        assertThat(published.values())
                .allSatisfy(ofOne ->
                        assertThat(seen.stream().filter(ofOne::contains)).containsExactlyElementsOf(ofOne));
    }

    @Test
    void losesNothingWhenTheBrokerIsKilledAndDelaysNobodyWhoPublishes() {
        var orders = orders();
        notifications();
        var order = order();
        var published = new ArrayList<UUID>();
        var slowest = Duration.ZERO;

        for (var i = 0; i < 300; i++) {
            if (i == 100) {
                broker.kill();
            }
            var event = confirmed(order);
            var begin = System.nanoTime();
            orders.publish(event);
            var took = Duration.ofNanos(System.nanoTime() - begin);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
            published.add(event.eventId());
        }
        soon().until(() -> orders.gauge("events.broker.reachable") == 0);
        assertThat(outboxRows()).isPositive();
        assertThat(mostAttempts()).isZero();
        broker.restart();

        soon().untilAsserted(() -> assertThat(outboxRows()).isZero());
        soon().untilAsserted(() -> assertThat(seen()).containsExactlyElementsOf(published));
        soon().until(() -> orders.gauge("events.broker.reachable") == 1);
        assertThat(slowest).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void setsAPoisonedEventAsideWithItsReasonUntilItIsResubmitted() {
        var orders = orders();
        var notifications = notifications();
        var order = order();
        var poison = cancelled(order);
        var next = placed(order);
        notifications.listeners().failNext(3);

        orders.publish(poison);
        orders.publish(next);

        soon().untilAsserted(() -> assertThat(seenBy("placed")).containsExactly(next.eventId()));
        assertThat(notifications.listeners().attempts()).isEqualTo(3 + 1);
        var letter = notifications.deadLetter(poison);
        assertThat(letter)
                .contains("orders.order-cancelled.v1 -> notifications.record-cancelled", "attempts 3", "asked to fail");

        var id = letter.split(" +", 3)[1];
        assertThat(notifications.deadLetters("resubmit", id)).contains("1 dead letters resubmitted");

        soon().untilAsserted(
                        () -> assertThat(notifications.listeners().attempts()).isEqualTo(3 + 2));
        assertThat(notifications.deadLetter(poison)).isEmpty();
        assertThat(seenBy("cancelled")).contains(poison.eventId());
        assertThat(seenBy("placed")).containsExactly(next.eventId());
    }

    @Test
    void setsAsideAtOnceWhatItCannotReadAndSkipsWhatItDoesNotKnow() {
        var orders = orders();
        var notifications = notifications();
        var order = order();
        var next = placed(order);

        send("orders.order-placed.v1", order, Optional.empty());
        send("orders.order-eaten.v9", order, Optional.empty());
        send("orders.order-placed.v1", order, Optional.of("notifications.gone"));
        orders.publish(next);

        soon().untilAsserted(() -> assertThat(seen()).containsExactly(next.eventId()));
        assertThat(notifications.deadLetters("list", "--module", "notifications"))
                .contains("orders.order-placed.v1 -> notifications.record-placed", "attempts 1")
                .contains("This version has no listener notifications.gone")
                .doesNotContain("order-eaten");
    }

    @Test
    void waitsForADatabaseInsteadOfGivingUpAndSaysHowFarItIsBehind() throws InterruptedException {
        var orders = orders();
        // A single attempt, if it counted, would make a dead letter.
        var notifications = started("notifications", ProcessForTests.settings(List.of(broker.bootstrapServers()), 1));
        var events = Stream.generate(() -> confirmed(order())).limit(20).toList();
        var locked = new CountDownLatch(1);
        var enough = new CountDownLatch(1);

        try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
            other.execute(() -> database.transaction("notifications").executeWithoutResult(transaction -> {
                database.dsl("notifications").execute("lock table notifications.seen in exclusive mode");
                locked.countDown();
                awaitUninterruptibly(enough);
            }));
            locked.await();
            events.forEach(orders::publish);
            soon().until(() -> notifications.listeners().attempts() > 3);
            soon().until(() ->
                    notifications.gauge("events.broker.lag", "module", "notifications", "topic", "orders.events")
                            >= 20);
            enough.countDown();
        }

        soon().untilAsserted(() -> assertThat(seen())
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(OrderConfirmed::eventId).toList()));
        assertThat(events)
                .allSatisfy(event -> assertThat(notifications.deadLetter(event)).isEmpty());
        soon().until(() ->
                notifications.gauge("events.broker.lag", "module", "notifications", "topic", "orders.events") == 0);
    }

    @Test
    void makesWhatTheBrokerWillNeverTakeADeadLetterAndGoesOn() {
        var orders = orders();
        notifications();
        var order = order();
        var tooLarge =
                new OrderPlaced(UuidV7.next(), Instant.now(), order, UuidV7.next(), PRICE, "x".repeat(1_500_000));
        var next = placed(order);

        orders.publish(tooLarge);
        orders.publish(next);

        soon().untilAsserted(() -> assertThat(seen()).containsExactly(next.eventId()));
        assertThat(orders.deadLetter(tooLarge)).contains("orders.order-placed.v1 -> broker", "RecordTooLarge");
    }

    @Test
    void sendsWhatWaitsForAListenerThatHasMovedToAnotherProcess() {
        var together = ProcessForTests.startCommand(database, ProcessForTests.withoutBroker(), "");
        processes.add(together);
        var event = placed();
        together.publish(event);

        notifications();
        orders();

        soon().untilAsserted(() -> assertThat(seen()).containsExactly(event.eventId()));
        soon().untilAsserted(() -> assertThat(outboxRows()).isZero());
    }

    @Test
    void handsWhatWaitsForTheBrokerToTheListenersHereWhenThereIsNoneAnyMore() {
        var apart = ProcessForTests.startCommand(database, ProcessForTests.with(broker), "orders");
        processes.add(apart);
        var event = placed();
        apart.publish(event);

        processes.add(ProcessForTests.start(database, ProcessForTests.withoutBroker(), ""));

        soon().untilAsserted(() -> assertThat(seen()).containsExactly(event.eventId()));
        soon().untilAsserted(() -> assertThat(outboxRows()).isZero());
    }

    @Test
    void startsServesAndStopsWithoutAnAnswerFromTheBroker() {
        var nowhere = ProcessForTests.settings(List.of("nowhere.invalid:9092"));
        var process = ProcessForTests.start(database, nowhere, "");

        process.publish(placed());

        soon().untilAsserted(() -> assertThat(process.listeners().attempts()).isEqualTo(1));
        soon().until(() -> process.gauge("events.broker.reachable") == 0);
        process.close();
        assertThat(outboxRows()).isEqualTo(1);
        assertThat(mostAttempts()).isZero();
    }

    /** What is no event of this version. */
    private static void send(String type, OrderId order, Optional<String> listener) {
        try (var sender = new BrokerSender(new KafkaClients(ProcessForTests.with(broker)))) {
            sender.sendOrThrow(EventHeaders.record(
                    "orders",
                    new BrokerRow(
                            UuidV7.next(),
                            UuidV7.next(),
                            type,
                            order.value(),
                            listener,
                            "{\"orderId\": 1}",
                            "2026-11-21T10:00:00Z",
                            Optional.empty())));
        }
    }

    private ProcessForTests orders() {
        return started("orders");
    }

    private ProcessForTests notifications() {
        return started("notifications");
    }

    private ProcessForTests started(String modules) {
        return started(modules, ProcessForTests.with(broker));
    }

    private ProcessForTests started(String modules, KafkaSettings kafka) {
        var process = ProcessForTests.start(database, kafka, modules);
        processes.add(process);
        return process;
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(50));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private List<UUID> seen() {
        return database.dsl("notifications")
                .fetch("select event_id from notifications.seen order by at")
                .into(UUID.class);
    }

    private List<UUID> seenBy(String listener) {
        return database.dsl("notifications")
                .fetch("select event_id from notifications.seen where listener = ? order by at", listener)
                .into(UUID.class);
    }

    private int outboxRows() {
        return database.dsl("orders")
                .fetchSingle("select count(*)::int from orders.outbox")
                .get(0, int.class);
    }

    private int mostAttempts() {
        return database.dsl("orders")
                .fetchSingle("select coalesce(max(attempts), 0) from orders.outbox")
                .get(0, int.class);
    }

    private static OrderPlaced placed() {
        return placed(order());
    }

    private static OrderPlaced placed(OrderId order) {
        return new OrderPlaced(UuidV7.next(), Instant.now(), order, UuidV7.next(), PRICE, "card_ok");
    }

    private static OrderConfirmed confirmed(OrderId order) {
        return new OrderConfirmed(UuidV7.next(), Instant.now(), order, UuidV7.next(), PRICE);
    }

    private static OrderCancelled cancelled(OrderId order) {
        return new OrderCancelled(UuidV7.next(), Instant.now(), order, UuidV7.next(), CancellationReason.BY_CUSTOMER);
    }

    private static OrderId order() {
        return new OrderId(UuidV7.next());
    }
}
