package app.runtime.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.NeedsModules;
import app.notifications.ListenersForTests;
import app.orders.Money;
import app.orders.OrderCancelled;
import app.orders.OrderConfirmed;
import app.orders.OrderId;
import app.orders.OrderPlaced;
import app.orders.OrderView.CancellationReason;
import app.runtime.UuidV7;
import app.runtime.context.Correlation;
import app.runtime.database.DatabaseForTests;
import app.runtime.database.ModuleDatabases;
import app.runtime.database.TestDatabase;
import app.runtime.json.Json;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** What delivery guarantees, on a real database: one process is one application context. */
@NeedsModules({"notifications", "orders"})
class EventDeliveryIntegrationTests {

    private static final Money PRICE = new Money(1999, Currency.getInstance("EUR"));

    private final List<AnnotationConfigApplicationContext> processes = new ArrayList<>();
    private TestDatabase database;

    @BeforeEach
    void createDatabase() {
        database = TestDatabase.create();
        database.dsl("notifications").execute("create table notifications.seen (listener text, event_id uuid)");
    }

    @AfterEach
    void stopProcesses() {
        processes.forEach(AnnotationConfigApplicationContext::close);
        database.close();
    }

    @Test
    void deliversWhatIsCommittedAndForgetsItThen() {
        var process = startProcess();

        var event = placed();
        publish(process, event);

        await().untilAsserted(
                        () -> assertThat(listeners(process).seen("placed")).containsExactly(event.eventId()));
        await().untilAsserted(() -> assertThat(outboxRows()).isZero());
    }

    @Test
    void deliversNothingOfATransactionThatRollsBack() {
        var process = startProcess();

        assertThatThrownBy(() -> transaction(process, () -> {
                    process.publishEvent(placed());
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(outboxRows()).isZero();
        assertThat(listeners(process).attempts()).isZero();
    }

    @Test
    void refusesToPublishOutsideATransactionOfTheModule() {
        var process = startProcess();

        assertThatThrownBy(() -> process.publishEvent(placed()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outside a transaction of orders");
    }

    @Test
    void storesNoClassName() {
        var process = startCommand();

        publish(process, placed());

        var row = database.dsl("orders").fetchSingle("select event_name, payload::text, listener from orders.outbox");
        assertThat(row.get("event_name")).isEqualTo("orders.order-placed.v1");
        assertThat(row.toString()).doesNotContain("app.", "java.");
    }

    @Test
    void retriesUntilTheListenerSucceedsAndKeepsOnlyItsLastEffect() {
        var process = startProcess();
        listeners(process).failNext(3);

        var event = confirmed();
        publish(process, event);

        await().untilAsserted(() -> assertThat(listeners(process).attempts()).isEqualTo(4));
        await().untilAsserted(() -> assertThat(outboxRows()).isZero());
        assertThat(listeners(process).seen("confirmed")).containsExactly(event.eventId());
    }

    @Test
    void givesUpAfterTheLastAttemptAndTriesAgainWhenResubmitted() {
        var process = startProcess();
        listeners(process).failNext(5);

        publish(process, cancelled());

        var outbox = process.getBean(Outboxes.class).of("orders");
        await().untilAsserted(() -> assertThat(outbox.deadLetters(10)).hasSize(1));
        var letter = outbox.deadLetters(10).getFirst();
        assertThat(letter.attempts()).isEqualTo(5);
        assertThat(letter.error()).contains("asked to fail");
        assertThat(letter.listener()).isEqualTo("notifications.record-cancelled");

        assertThat(outbox.resubmit(List.of(letter.id()))).isEqualTo(1);

        await().untilAsserted(() -> assertThat(outboxRows()).isZero());
        assertThat(listeners(process).attempts()).isEqualTo(6);
    }

    @Test
    void repeatsADeliveryWithoutASecondEffect() {
        var process = startProcess();
        var event = confirmed();
        publish(process, event);
        await().untilAsserted(() -> assertThat(outboxRows()).isZero());

        publish(process, event);

        await().untilAsserted(() -> assertThat(outboxRows()).isZero());
        assertThat(listeners(process).seen("confirmed")).containsExactly(event.eventId());
    }

    @Test
    void deliversWhatAProcessThatDoesNotDeliverHasPublished() {
        var command = startCommand();
        var event = placed();
        publish(command, event);

        var process = startProcess();

        await().untilAsserted(
                        () -> assertThat(listeners(process).seen("placed")).containsExactly(event.eventId()));
    }

    @Test
    void sharesTheWorkBetweenProcessesWithoutDoublingIt() {
        var command = startCommand();
        var events = Stream.generate(EventDeliveryIntegrationTests::placed)
                .limit(500)
                .toList();
        events.forEach(event -> publish(command, event));

        var one = startProcess();
        var other = startProcess();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(outboxRows()).isZero());
        assertThat(listeners(one).seen("placed"))
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(OrderPlaced::eventId).toList());
        assertThat(listeners(one).attempts() + listeners(other).attempts()).isEqualTo(500);
    }

    @Test
    void keepsCorrelationAndTraceOverARetryInAnotherProcess() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var command = startCommand();
        Correlation.run(
                new Correlation("order-77", "00-" + trace + "-00f067aa0ba902b7-01"), () -> publish(command, placed()));

        var process = startProcess();

        await().untilAsserted(
                        () -> assertThat(listeners(process).correlations()).hasSize(1));
        var kept = listeners(process).correlations().getFirst();
        assertThat(kept.id()).isEqualTo("order-77");
        assertThat(kept.traceparent()).contains(trace).doesNotContain("00f067aa0ba902b7");
    }

    @Test
    void treatsAnEventThatItCannotReadAsAFailure() {
        var process = startProcess();
        database.dsl("orders").execute("""
            insert into orders.outbox (id, event_id, event_name, aggregate_id, listener, payload, published_at, next_attempt_at)
            values (gen_random_uuid(), gen_random_uuid(), 'orders.order-eaten.v9', gen_random_uuid(),
                    'notifications.record-placed', '{}', now(), now())\
            """);

        var outbox = process.getBean(Outboxes.class).of("orders");
        await().untilAsserted(() -> assertThat(outbox.deadLetters(10))
                .singleElement()
                .satisfies(letter -> assertThat(letter.error()).contains("knows no event orders.order-eaten.v9")));
    }

    @Test
    void finishesWhatRunsAndHandsBackTheRestWhenItStops() {
        var process = startProcess();
        var events = IntStream.range(0, 300).mapToObj(i -> placed()).toList();
        events.forEach(event -> publish(process, event));

        process.close();

        var handled = database.dsl("notifications").fetchValues("select event_id from notifications.seen", UUID.class);
        var due = database.dsl("orders")
                .fetchValues("select event_id from orders.outbox where next_attempt_at <= now()", UUID.class);
        assertThat(Stream.concat(handled.stream(), due.stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(OrderPlaced::eventId).toList());
        assertThat(due.size() + handled.size()).isEqualTo(events.size());
    }

    private AnnotationConfigApplicationContext startProcess() {
        return start(false);
    }

    /** A process that publishes and does not deliver, like an admin command. */
    private AnnotationConfigApplicationContext startCommand() {
        return start(true);
    }

    private AnnotationConfigApplicationContext start(boolean command) {
        var context = new AnnotationConfigApplicationContext();
        var role = new MapPropertySource("role", Map.of("app.command", command));
        context.getEnvironment().getPropertySources().addFirst(role);
        context.getBeanFactory().registerSingleton("testDatabase", database);
        context.registerBean(JsonMapper.class, Json::mapper);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(
                EventSettings.class,
                () -> new EventSettings(
                        4,
                        Duration.ofMillis(50),
                        Duration.ofSeconds(30),
                        5,
                        Duration.ofMillis(10),
                        Duration.ofMillis(50)));
        context.registerBean(KafkaSettings.class, ProcessForTests::withoutBroker);
        context.register(DatabaseForTests.class, EventConfiguration.class, ListenersForTests.class);
        context.refresh();
        processes.add(context);
        return context;
    }

    private void publish(AnnotationConfigApplicationContext process, DomainEvent event) {
        transaction(process, () -> process.publishEvent(event));
    }

    private static void transaction(AnnotationConfigApplicationContext process, Runnable work) {
        process.getBean(ModuleDatabases.class)
                .of(OrderPlaced.class)
                .transaction()
                .executeWithoutResult(transaction -> work.run());
    }

    private static ListenersForTests listeners(AnnotationConfigApplicationContext process) {
        return process.getBean(ListenersForTests.class);
    }

    private int outboxRows() {
        return database.dsl("orders")
                .fetchSingle("select count(*)::int from orders.outbox")
                .get(0, int.class);
    }

    private static OrderPlaced placed() {
        return new OrderPlaced(UuidV7.next(), Instant.now(), order(), UuidV7.next(), PRICE, "card_ok");
    }

    private static OrderConfirmed confirmed() {
        return new OrderConfirmed(UuidV7.next(), Instant.now(), order(), UuidV7.next(), PRICE);
    }

    private static OrderCancelled cancelled() {
        return new OrderCancelled(UuidV7.next(), Instant.now(), order(), UuidV7.next(), CancellationReason.BY_CUSTOMER);
    }

    private static OrderId order() {
        return new OrderId(UuidV7.next());
    }
}
