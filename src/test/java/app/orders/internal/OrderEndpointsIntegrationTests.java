package app.orders.internal;

import static app.orders.internal.OrderFixture.newSku;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.MonoliftTest;
import app.NeedsModules;
import app.ShopClient;
import app.ShopClient.Answer;
import app.runtime.UuidV7;
import app.runtime.database.TestDatabase;
import app.runtime.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@NeedsModules({"billing", "users"})
@MonoliftTest
@TestInstance(Lifecycle.PER_CLASS)
class OrderEndpointsIntegrationTests {

    private static final String ORDERS = "/v1/orders";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Shop shop;
    private final ShopClient admin;
    private final ShopClient customer;
    private final ShopClient stranger;

    OrderEndpointsIntegrationTests(@LocalServerPort int port, @Autowired TestDatabase database) {
        shop = new Shop(port, database);
        admin = shop.newAdmin();
        customer = shop.newCustomer();
        stranger = shop.newCustomer();
    }

    @Test
    void placesAnOrderAtThePriceOfTheList() {
        var sku = offer(10);

        var answer = customer.placeOrder(sku, 3, "card_ok").expect(201);

        assertThat(answer.header("Location")).isEqualTo(ORDERS + "/" + answer.id());
        assertThat(answer.header("Idempotency-Replayed")).isEmpty();
        assertThat(answer.text("/status")).isEqualTo("PENDING");
        assertThat(answer.text("/items/0/sku")).isEqualTo(sku);
        assertThat(answer.json().at("/items/0/quantity").asInt()).isEqualTo(3);
        assertThat(answer.json().at("/items/0/unitPrice/amount").asLong()).isEqualTo(1999);
        assertThat(answer.json().at("/total")).isEqualTo(json("{'amount':5997,'currency':'EUR'}"));
        assertThat(answer.text("/paymentMethod")).isEqualTo("card_ok");
        assertThat(answer.text("/placedAt")).endsWith("Z");
        assertThat(answer.json().has("cancellationReason")).isFalse();
    }

    @Test
    void confirmsAnOrderThatIsPaid() {
        var order = customer.placeOrder(offer(10), 3, "card_ok").expect(201).id();

        await().atMost(SOON).until(() -> customer.orderStatus(order).equals("CONFIRMED"));
    }

    @Test
    void cancelsAnOrderThatCannotBePaidAndReleasesItsStock() {
        var sku = offer(10);
        var order = customer.placeOrder(sku, 3, "card_declined").expect(201).id();

        await().atMost(SOON).until(() -> customer.orderStatus(order).equals("CANCELLED"));

        assertThat(customer.get(ORDERS + "/" + order).text("/cancellationReason"))
                .isEqualTo("PAYMENT_DECLINED");
        assertThat(customer.get("/v1/products/" + sku).json().at("/stock").asInt())
                .isEqualTo(10);
    }

    @Test
    void repeatsTheAnswerByteForByte() {
        var key = UUID.randomUUID().toString();
        var sku = offer(10);
        var first = customer.placeOrder(key, sku, 3, "card_ok").expect(201);
        customer.post(ORDERS + "/" + first.id() + "/cancel").expect(200);

        var second = customer.placeOrder(key, sku, 3, "card_ok").expect(201);

        assertThat(second.bytes()).isEqualTo(first.bytes());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void answersTheSameToEverybodyWhoSendsOneKeyAtOnce() {
        var key = UUID.randomUUID().toString();
        var sku = offer(100);

        var answers = atOnce(20, () -> customer.placeOrder(key, sku, 1, "card_ok"));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers.stream().map(answer -> new String(answer.bytes(), UTF_8)))
                .containsOnly(new String(answers.getFirst().bytes(), UTF_8));
        assertThat(stockOf(sku)).isEqualTo(99);
    }

    @Test
    void sellsExactlyWhatIsThereWhenManyWantIt() {
        var sku = offer(10);

        var answers = atOnce(50, () -> customer.placeOrder(sku, 1, "card_ok"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(10);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(40);
        assertThat(stockOf(sku)).isZero();
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherOrder() {
        var key = UUID.randomUUID().toString();
        var sku = offer(10);
        customer.placeOrder(key, sku, 3, "card_ok").expect(201);

        var answer = customer.placeOrder(key, sku, 4, "card_ok").expect(422);

        assertThat(answer.text("/error")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void refusesAnOrderWithoutAKey() {
        customer.post(ORDERS, body(offer(10), 1)).expect(400);
    }

    @Test
    void refusesAnOrderOfNobody() {
        shop.anybody().placeOrder(offer(10), 1, "card_ok").expect(401);
    }

    @Test
    void namesAProductThatNobodyKnows() {
        var body = Map.of(
                "items",
                List.of(Map.of("sku", offer(10), "quantity", 1), Map.of("sku", newSku(), "quantity", 1)),
                "paymentMethod",
                "card_ok");

        var answer = place(body).expect(422);

        assertThat(answer.text("/error")).isEqualTo("UNKNOWN_PRODUCT");
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/items/1/sku");
    }

    @Test
    void tellsThatThereIsNotEnough() {
        var answer = customer.placeOrder(offer(2), 3, "card_ok").expect(409);

        assertThat(answer.text("/error")).isEqualTo("OUT_OF_STOCK");
    }

    @Test
    void refusesTwoCurrencies() {
        var yen = newSku();
        admin.put(
                        "/v1/products/" + yen,
                        Map.of("name", "Stamp", "unitPrice", Map.of("amount", 5, "currency", "JPY"), "stock", 1))
                .expect(201);
        var items = List.of(Map.of("sku", offer(1), "quantity", 1), Map.of("sku", yen, "quantity", 1));

        var answer = place(Map.of("items", items, "paymentMethod", "card_ok")).expect(422);

        assertThat(answer.text("/error")).isEqualTo("MIXED_CURRENCIES");
    }

    @Test
    void refusesATotalThatDoesNotFit() {
        var sku = newSku();
        admin.putProduct(sku, 9_007_199_254_740_991L, 10_000);

        var answer = place(body(sku, 10_000)).expect(422);

        assertThat(answer.text("/error")).isEqualTo("TOTAL_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'items':[{'sku':'a','quantity':0}],'paymentMethod':'card_ok'}|/items/0/quantity",
                "{'items':[{'sku':'a','quantity':-1}],'paymentMethod':'card_ok'}|/items/0/quantity",
                "{'items':[{'sku':'a','quantity':10001}],'paymentMethod':'card_ok'}|/items/0/quantity",
                "{'items':[{'sku':'a','quantity':1000000000}],'paymentMethod':'card_ok'}|/items/0/quantity",
                "{'items':[{'sku':'a','quantity':99999999999}],'paymentMethod':'card_ok'}|/items/0/quantity",
                "{'items':[{'sku':'a','quantity':1.5}],'paymentMethod':'card_ok'}|/items/0/quantity",
                "{'items':[{'sku':'a','quantity':'1'}],'paymentMethod':'card_ok'}|/items/0/quantity",
                "{'items':[{'sku':'a'}],'paymentMethod':'card_ok'}|/items/0/quantity",
                "{'items':[{'quantity':1}],'paymentMethod':'card_ok'}|/items/0/sku",
                "{'items':[{'sku':'a b','quantity':1}],'paymentMethod':'card_ok'}|/items/0/sku",
                "{'items':[null],'paymentMethod':'card_ok'}|/items/0",
                "{'items':[],'paymentMethod':'card_ok'}|/items",
                "{'paymentMethod':'card_ok'}|/items",
                "{'items':[{'sku':'a','quantity':1}]}|/paymentMethod",
                "{'items':[{'sku':'a','quantity':1}],'paymentMethod':'Card!'}|/paymentMethod",
                "{'items':[{'sku':'a','quantity':1,'unitPrice':1}],'paymentMethod':'card_ok'}|/items/0/unitPrice"
            })
    void refusesWhatIsNoOrder(String body, String pointer) {
        var answer = place(json(body)).expect(400);

        assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
    }

    @Test
    void refusesMoreThanAHundredLines() {
        var items = IntStream.range(0, 101)
                .mapToObj(_ -> Map.of("sku", "a", "quantity", 1))
                .toList();

        var answer = place(Map.of("items", items, "paymentMethod", "card_ok")).expect(400);

        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/items");
    }

    @Test
    void showsAnOrderToNobodyButItsCustomerAndAdmins() {
        var path = ORDERS + "/"
                + customer.placeOrder(offer(10), 1, "card_ok").expect(201).id();

        assertThat(stranger.get(path).expect(404).text("/error")).isEqualTo("ORDER_NOT_FOUND");
        stranger.get(path + "/summary").expect(404);
        stranger.post(path + "/cancel").expect(404);
        customer.get(path).expect(200);
        admin.get(path).expect(200);
    }

    @Test
    void findsNoOrderThatWasNeverPlaced() {
        var path = ORDERS + "/" + UuidV7.next();

        customer.get(path).expect(404);
        customer.get(path + "/summary").expect(404);
        customer.post(path + "/cancel").expect(404);
        customer.get(ORDERS + "/no-uuid").expect(400);
    }

    @Test
    void cancelsAndAnswersTheSameAgain() {
        var path = ORDERS + "/"
                + customer.placeOrder(offer(10), 1, "card_slow").expect(201).id() + "/cancel";

        var first = customer.post(path).expect(200);

        assertThat(first.text("/status")).isEqualTo("CANCELLED");
        assertThat(first.text("/cancellationReason")).isEqualTo("BY_CUSTOMER");
        assertThat(customer.post(path).expect(200).bytes()).isEqualTo(first.bytes());
        assertThat(admin.post(path).expect(200).bytes()).isEqualTo(first.bytes());
    }

    @Test
    void listsEveryOrderOnceAndTheNewestFirstWhileMoreArePlaced() {
        var someone = shop.newCustomer();
        var sku = offer(100);
        var placed = IntStream.range(0, 5)
                .mapToObj(_ -> someone.placeOrder(sku, 1, "card_ok").expect(201).text("/id"))
                .toList();

        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            var page = someone.get(ORDERS + "?limit=2&cursor=" + cursor).expect(200);
            page.json().at("/items").forEach(item -> seen.add(item.get("id").asString()));
            cursor = page.text("/nextCursor");
            someone.placeOrder(sku, 1, "card_ok").expect(201);
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactlyElementsOf(placed.reversed());
    }

    @Test
    void listsByStatus() {
        var someone = shop.newCustomer();
        var sku = offer(100);
        var cancelled = someone.placeOrder(sku, 1, "card_declined").expect(201).id();
        var confirmed = someone.placeOrder(sku, 1, "card_ok").expect(201).id();

        await().atMost(SOON).until(() -> someone.orderStatus(cancelled).equals("CANCELLED"));
        await().atMost(SOON).until(() -> someone.orderStatus(confirmed).equals("CONFIRMED"));

        assertThat(ids(someone.get(ORDERS + "?status=CANCELLED"))).containsExactly(cancelled.toString());
        assertThat(ids(someone.get(ORDERS + "?status=CONFIRMED"))).containsExactly(confirmed.toString());
        assertThat(ids(someone.get(ORDERS + "?status=PENDING"))).isEmpty();
    }

    @Test
    void listsEverybodysOrdersForAnAdminAlone() {
        var order = customer.placeOrder(offer(10), 1, "card_ok").expect(201).text("/id");

        assertThat(ids(admin.get(ORDERS + "?limit=100"))).contains(order).isSortedAccordingTo(reverseOrder());
        assertThat(ids(stranger.get(ORDERS))).isEmpty();
    }

    @Test
    void refusesACursorOfAnotherList() {
        var someone = shop.newCustomer();
        var sku = offer(100);
        someone.placeOrder(sku, 1, "card_ok").expect(201);
        someone.placeOrder(sku, 1, "card_ok").expect(201);
        var cursor = someone.get(ORDERS + "?limit=1").text("/nextCursor");

        customer.get("/v1/products?cursor=" + cursor).expect(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=-1", "limit=x", "cursor=bad", "status=SHIPPED", "status=1"})
    void refusesAListThatIsNone(String query) {
        customer.get(ORDERS + "?" + query).expect(400);
    }

    private String offer(int stock) {
        var sku = newSku();
        admin.putProduct(sku, 1999, stock);
        return sku;
    }

    private long stockOf(String sku) {
        return customer.get("/v1/products/" + sku)
                .expect(200)
                .json()
                .at("/stock")
                .asLong();
    }

    private static List<Answer> atOnce(int times, Callable<Answer> request) {
        List<Future<Answer>> requests;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            requests = IntStream.range(0, times)
                    .mapToObj(_ -> threads.submit(request))
                    .toList();
        }
        return requests.stream().map(Future::resultNow).toList();
    }

    private Answer place(Object body) {
        return customer.with("Idempotency-Key", UUID.randomUUID().toString()).post(ORDERS, body);
    }

    private static Map<String, Object> body(String sku, int quantity) {
        return Map.of("items", List.of(Map.of("sku", sku, "quantity", quantity)), "paymentMethod", "card_ok");
    }

    private static List<String> ids(Answer page) {
        var ids = new ArrayList<String>();
        page.expect(200)
                .json()
                .at("/items")
                .forEach(item -> ids.add(item.get("id").asString()));
        return ids;
    }

    private static JsonNode json(String text) {
        return Json.mapper().readTree(text.replace('\'', '"'));
    }
}
