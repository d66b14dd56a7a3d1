package app.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.MonoliftTest;
import app.NeedsModules;
import app.ShopClient;
import app.notifications.Mailbox;
import app.runtime.database.TestDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@NeedsModules
@MonoliftTest
class NotificationEndpointsIntegrationTests {

    private static final String LIST = "/v1/notifications";
    private static final String PREFERENCES = "/v1/notifications/preferences";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final String email = ShopClient.newEmail();
    private final ShopClient anybody;
    private final Mailbox mailbox;
    private final TestDatabase database;
    private ShopClient customer;

    NotificationEndpointsIntegrationTests(
            @LocalServerPort int port, @Autowired Mailbox mailbox, @Autowired TestDatabase database) {
        this.anybody = ShopClient.atPort(port);
        this.mailbox = mailbox;
        this.database = database;
        this.customer = anybody;
    }

    @BeforeEach
    void registerACustomer() {
        anybody.register(email, "Zoë");
        customer = anybody.login(email);
    }

    @Test
    void listsWhatWasSentToMe() {
        var mine = welcome();

        assertThat(mine.text("/kind")).isEqualTo("account");
        assertThat(mine.text("/subject")).isEqualTo("Welcome to Monolift");
        assertThat(mine.text("/status")).isEqualTo("SENT");
        assertThat(mine.text("/createdAt")).endsWith("Z");
        assertThat(mine.text("/sentAt")).endsWith("Z");
        assertThat(mine.json().has("orderId")).isFalse();
        assertThat(mailbox.messagesFor(email)).hasSize(1);
    }

    @Test
    void listsTheNewestFirstAPageAtATime() {
        welcome();
        var order = confirmedOrder(newAdmin());

        var first = customer.get(LIST + "?limit=1").expect(200);
        var second = customer.get(LIST + "?limit=1&cursor=" + first.text("/nextCursor"))
                .expect(200);

        assertThat(first.json().at("/items")).hasSize(1);
        assertThat(first.text("/items/0/orderId")).isEqualTo(order.toString());
        assertThat(second.text("/items/0/kind")).isEqualTo("account");
        assertThat(second.json().has("nextCursor")).isFalse();
    }

    @Test
    void showsAReceiptThatWasNotWantedAsSuppressed() {
        customer.put(PREFERENCES, preferences(true, true, false)).expect(200);
        var order = confirmedOrder(newAdmin());

        customer.post("/v1/orders/" + order + "/cancel").expect(200);

        awaitAny(item -> item.at("/kind").asString().equals("payment")
                && item.at("/status").asString().equals("SUPPRESSED"));
        assertThat(mailbox.messagesFor(email)).noneMatch(mail -> mail.subject().startsWith("Your refund"));
    }

    @Test
    void showsAnAdminAny() {
        var mine = welcome().id();

        assertThat(newAdmin().get(LIST + "/" + mine).expect(200).id()).isEqualTo(mine);
    }

    @Test
    void hidesOneFromOthers() {
        var mine = welcome().id();

        anybody.newCustomer().get(LIST + "/" + mine).expect(404).expectError("NOTIFICATION_NOT_FOUND");
        customer.get(LIST + "/" + UUID.randomUUID()).expect(404).expectError("NOTIFICATION_NOT_FOUND");
    }

    @Test
    void listsNothingOfOthers() {
        welcome();

        var list = anybody.newCustomer().get(LIST).expect(200).json();

        assertThat(list.at("/items")).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, LIST + "/0199e4f2-0000-7000-8000-000000000000", PREFERENCES})
    void wantsAToken(String path) {
        anybody.get(path).expect(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "cursor=forged"})
    void refusesABadPage(String query) {
        customer.get(LIST + "?" + query).expect(400);
    }

    @Test
    void sendsEveryKindUntilToldOtherwise() {
        assertThat(customer.get(PREFERENCES).expect(200).json())
                .isEqualTo(customer.put(PREFERENCES, preferences(true, true, true))
                        .expect(200)
                        .json());
    }

    @Test
    void remembersThatReceiptsAreNotWanted() {
        customer.put(PREFERENCES, preferences(true, true, false)).expect(200);

        assertThat(customer.get(PREFERENCES).json().at("/kinds/payment").asBoolean(true))
                .isFalse();
        assertThat(anybody.newCustomer()
                        .get(PREFERENCES)
                        .json()
                        .at("/kinds/payment")
                        .asBoolean(false))
                .isTrue();
    }

    @Test
    void refusesToTurnOffWhatMustBeSaid() {
        var order = customer.put(PREFERENCES, preferences(true, false, true)).expect(422);
        var account = customer.put(PREFERENCES, preferences(false, true, false)).expect(422);

        assertThat(order.text("/error")).isEqualTo("NOTIFICATION_KIND_REQUIRED");
        assertThat(order.text("/errors/0/pointer")).isEqualTo("/kinds/order");
        assertThat(account.text("/errors/0/pointer")).isEqualTo("/kinds/account");
        assertThat(customer.get(PREFERENCES).json().at("/kinds/payment").asBoolean(false))
                .isTrue();
    }

    @Test
    void refusesUnknownAndMissingKinds() {
        customer.put(PREFERENCES, Map.of("kinds", Map.of("account", true, "order", true, "payment", true, "ads", true)))
                .expect(400);
        var missing = customer.put(PREFERENCES, Map.of("kinds", Map.of("account", true, "order", true)))
                .expect(400);

        assertThat(missing.text("/errors/0/pointer")).isEqualTo("/kinds/payment");
        customer.put(PREFERENCES, Map.of()).expect(400);
    }

    /** The first mail, once it is sent, as {@code GET /v1/notifications/{id}} shows it. */
    private ShopClient.Answer welcome() {
        var sent = await().atMost(SOON)
                .until(
                        () -> customer.get(LIST).expect(200),
                        list -> list.text("/items/0/status").equals("SENT"));
        return customer.get(LIST + "/" + sent.text("/items/0/id")).expect(200);
    }

    private void awaitAny(Predicate<JsonNode> wanted) {
        await().atMost(SOON)
                .until(() -> customer.get(LIST)
                        .expect(200)
                        .json()
                        .at("/items")
                        .valueStream()
                        .anyMatch(wanted));
    }

    private UUID confirmedOrder(ShopClient admin) {
        var sku = "SKU-" + UUID.randomUUID();
        admin.putProduct(sku, 1999, 10);
        var order = customer.placeOrder(sku, 1, "card_ok").expect(201).id();
        awaitAny(item -> item.at("/orderId").asString("").equals(order.toString()));
        return order;
    }

    private ShopClient newAdmin() {
        var address = ShopClient.newEmail();
        var id = anybody.register(address, "Grace");
        database.dsl("users").execute("update users.account set admin = true where id = ?", id);
        return anybody.login(address);
    }

    private static Map<String, Map<String, Boolean>> preferences(boolean account, boolean order, boolean payment) {
        return Map.of("kinds", Map.of("account", account, "order", order, "payment", payment));
    }
}
