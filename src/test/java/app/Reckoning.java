package app;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.billing.PaymentProviderSimulator.Capture;
import app.notifications.ReceivedMail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** After a {@link Rush}: counts everything, everywhere, and compares. */
final class Reckoning {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Stage stage;
    private final Rush rush;
    private final Entrance instance;

    Reckoning(Stage stage, Rush rush, Entrance instance) {
        this.stage = stage;
        this.rush = rush;
        this.instance = instance;
    }

    /** Waits, and does nothing else: the shop has to come to rest by itself. */
    Reckoning awaitRest() {
        await("no undelivered event").atMost(LIMIT).until(() -> stage.inDatabase(Reckoning::outboxRows), Map::isEmpty);
        return this;
    }

    /** For events that are on their way between processes, where no outbox has them any more. */
    void everythingComesToAddUp(long stockBefore) {
        await("the end of every order")
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> everythingAddsUp(stockBefore));
        awaitRest().everythingAddsUp(stockBefore);
    }

    void everythingAddsUp(long stockBefore) {
        ordersAddUp();
        everyConfirmedOrderIsChargedExactlyOnce();
        stockAddsUp(stockBefore);
        everyMailArrivedAndNoneIsRepeatedWithoutNeed();
    }

    /** Holds where nobody was killed: then nothing is done twice, not even what may be. */
    void everyPaymentWasAskedForOnce() {
        assertThat(rush.accepted())
                .filteredOn(order -> !order.method().equals("card_flaky"))
                .allSatisfy(order ->
                        assertThat(stage.provider().requestsFor(order.id())).isEqualTo(1));
    }

    /** Holds where nobody was killed. */
    void noMailCanBeARepeat() {
        assertThat(stage.inDatabase(Reckoning::possibleRepeats)).isZero();
    }

    /** Every accepted order is there once, and has ended as its payment has. */
    private void ordersAddUp() {
        var expected = rush.accepted().stream()
                .collect(toMap(Rush.Accepted::id, order -> order.shouldStand() ? "CONFIRMED" : "CANCELLED"));
        assertThat(statuses()).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private void everyConfirmedOrderIsChargedExactlyOnce() {
        assertThat(stage.provider().captures())
                .filteredOn(capture -> isOurs(capture.orderId()))
                .extracting(Capture::orderId)
                .containsExactlyInAnyOrderElementsOf(
                        standing().stream().map(Rush.Accepted::id).toList());
        assertThat(stage.provider().refunds()).isEmpty();
    }

    private void stockAddsUp(long before) {
        var sold = standing().stream().mapToLong(Rush.Accepted::quantity).sum();
        var left = stage.admin(instance).get("/v1/products/" + rush.sku()).expect(200);
        assertThat(left.json().at("/stock").asLong()).isEqualTo(before - sold);
    }

    /** Every mail is there; what is there twice may be, because its sender was killed before it knew of the first. */
    private void everyMailArrivedAndNoneIsRepeatedWithoutNeed() {
        var mails = rush.customers().stream()
                .flatMap(customer -> stage.mailbox().messagesFor(customer.email()).stream())
                .toList();
        var subjects = mails.stream().map(ReceivedMail::subject).distinct().toList();
        var repeats = mails.size()
                - mails.stream().map(ReceivedMail::messageId).distinct().count();
        var tolerated = stage.inDatabase(Reckoning::possibleRepeats);
        System.out.printf("%d mails, %d repeated, %d possible repeats counted%n", mails.size(), repeats, tolerated);

        assertThat(subjects).containsExactlyInAnyOrderElementsOf(expectedSubjects());
        assertThat(mails.size() - repeats)
                .isEqualTo(rush.accepted().size() + rush.customers().size());
        assertThat(repeats).isLessThanOrEqualTo(tolerated);
        assertThat(stage.inDatabase(Reckoning::unsent)).isZero();
    }

    private Map<UUID, String> statuses() {
        return rush.customers().stream()
                .flatMap(customer -> ordersOf(customer.client().movedTo(instance)).entrySet().stream())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<UUID, String> ordersOf(ShopClient customer) {
        var orders = new HashMap<UUID, String>();
        var cursor = "";
        do {
            var page = customer.get("/v1/orders?limit=100" + cursor).expect(200).json();
            page.at("/items")
                    .forEach(order -> orders.put(
                            UUID.fromString(order.at("/id").asString()),
                            order.at("/status").asString()));
            cursor =
                    page.at("/nextCursor").asStringOpt().map("&cursor="::concat).orElse("");
        } while (!cursor.isEmpty());
        return orders;
    }

    private boolean isOurs(UUID orderId) {
        return rush.accepted().stream().anyMatch(order -> order.id().equals(orderId));
    }

    private List<Rush.Accepted> standing() {
        return rush.accepted().stream().filter(Rush.Accepted::shouldStand).toList();
    }

    private List<String> expectedSubjects() {
        var subjects = new ArrayList<>(List.of("Welcome to Monolift"));
        rush.accepted()
                .forEach(order -> subjects.add(
                        "Your order %s is %s".formatted(order.id(), order.shouldStand() ? "confirmed" : "cancelled")));
        return subjects;
    }

    /** Schema → undelivered and dead events, for schemas that have any. */
    private static Map<String, Integer> outboxRows(DSLContext dsl) {
        return dsl
                .fetchValues("select table_schema from information_schema.tables where table_name = 'outbox'")
                .stream()
                .map(String::valueOf)
                .collect(toMap(schema -> schema, schema -> dsl.fetchCount(DSL.table(DSL.name(schema, "outbox")))))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 0)
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static long possibleRepeats(DSLContext dsl) {
        return number(dsl, "select coalesce(sum(possible_repeats), 0) from notifications.notification");
    }

    private static long unsent(DSLContext dsl) {
        return number(dsl, "select count(*) from notifications.notification where status <> 'SENT'");
    }

    private static long number(DSLContext dsl, String query) {
        return ((Number) dsl.fetchValue(query)).longValue();
    }
}
