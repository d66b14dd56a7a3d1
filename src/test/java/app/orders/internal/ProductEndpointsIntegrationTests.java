package app.orders.internal;

import static app.orders.internal.OrderFixture.newSku;
import static org.assertj.core.api.Assertions.assertThat;

import app.MonoliftTest;
import app.NeedsModules;
import app.ShopClient;
import app.runtime.database.TestDatabase;
import app.runtime.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@NeedsModules("users")
@MonoliftTest
@TestInstance(Lifecycle.PER_CLASS)
class ProductEndpointsIntegrationTests {

    private final ShopClient anybody;
    private final ShopClient admin;
    private final ShopClient customer;

    ProductEndpointsIntegrationTests(@LocalServerPort int port, @Autowired TestDatabase database) {
        var shop = new Shop(port, database);
        anybody = shop.anybody();
        admin = shop.newAdmin();
        customer = shop.newCustomer();
    }

    @Test
    void createsAProductAndThenReplacesIt() {
        var path = "/v1/products/" + newSku();

        var created = admin.put(path, product("Teapot", 1999, 5)).expect(201);
        var replaced = admin.put(path, product("Best teapot", 2999, 7)).expect(200);

        assertThat(created.header("Location")).isEqualTo(path);
        var found = customer.get(path).expect(200);
        assertThat(found.bytes()).isEqualTo(replaced.bytes());
        assertThat(found.text("/name")).isEqualTo("Best teapot");
        assertThat(found.json().at("/unitPrice/amount").asLong()).isEqualTo(2999);
        assertThat(found.text("/unitPrice/currency")).isEqualTo("EUR");
        assertThat(found.json().at("/stock").asLong()).isEqualTo(7);
    }

    @Test
    void leavesTheStockOutWhereItIsUnlimited() {
        var path = "/v1/products/" + newSku();

        admin.put(path, product("Teapot", 1999, null)).expect(201);

        assertThat(customer.get(path).expect(200).json().has("stock")).isFalse();
    }

    @Test
    void takesTheStockOfAPutForWhatIsLeftBesidesEarlierOrders() {
        var sku = newSku();
        admin.putProduct(sku, 1999, 5);
        var order = customer.placeOrder(sku, 2, "card_declined").expect(201);
        admin.putProduct(sku, 1999, 10);

        customer.post("/v1/orders/" + order.id() + "/cancel").expect(200);

        assertThat(customer.get("/v1/products/" + sku).json().at("/stock").asLong())
                .isEqualTo(12);
    }

    @Test
    void isChangedByNobodyButAnAdmin() {
        var path = "/v1/products/" + newSku();

        assertThat(customer.put(path, product("Teapot", 1, 1)).status()).isEqualTo(403);
        assertThat(anybody.put(path, product("Teapot", 1, 1)).status()).isEqualTo(401);

        assertThat(customer.get(path).status()).isEqualTo(404);
    }

    @Test
    void tellsThatAProductIsNotThere() {
        var answer = customer.get("/v1/products/" + newSku()).expect(404);

        assertThat(answer.text("/error")).isEqualTo("PRODUCT_NOT_FOUND");
    }

    @Test
    void listsEveryProductOnceWhileOthersAreAdded() {
        var prefix = "list-" + UUID.randomUUID() + "-";
        IntStream.range(0, 5).forEach(i -> admin.putProduct(prefix + i * 2, 100, 1));

        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            var page = customer.get("/v1/products?limit=2&cursor=" + cursor).expect(200);
            page.json().at("/items").forEach(item -> seen.add(item.get("sku").asString()));
            cursor = page.text("/nextCursor");
            admin.putProduct("0000-" + UUID.randomUUID(), 100, 1);
        } while (!cursor.isEmpty());

        assertThat(seen).doesNotHaveDuplicates().isSorted();
        assertThat(seen.stream().filter(sku -> sku.startsWith(prefix))).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'unitPrice':{'amount':1,'currency':'EUR'}}|/name",
                "{'name':' ','unitPrice':{'amount':1,'currency':'EUR'}}|/name",
                "{'name':'a\\u0000b','unitPrice':{'amount':1,'currency':'EUR'}}|/name",
                "{'name':'Teapot'}|/unitPrice",
                "{'name':'Teapot','unitPrice':{'currency':'EUR'}}|/unitPrice/amount",
                "{'name':'Teapot','unitPrice':{'amount':0,'currency':'EUR'}}|/unitPrice/amount",
                "{'name':'Teapot','unitPrice':{'amount':-1,'currency':'EUR'}}|/unitPrice/amount",
                "{'name':'Teapot','unitPrice':{'amount':1.5,'currency':'EUR'}}|/unitPrice/amount",
                "{'name':'Teapot','unitPrice':{'amount':1,'currency':'EURO'}}|/unitPrice/currency",
                "{'name':'Teapot','unitPrice':{'amount':1,'currency':'EUR'},'stock':-1}|/stock",
                "{'name':'Teapot','unitPrice':{'amount':1,'currency':'EUR'},'colour':'red'}|/colour"
            })
    void refusesWhatIsNoProduct(String body, String pointer) {
        var answer = admin.put("/v1/products/" + newSku(), json(body));

        assertThat(answer.expect(400).text("/errors/0/pointer")).isEqualTo(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a%20b", "a%2Bb", "%C3%A4", "0123456789012345678901234567890123456789012345678901234567890123x"})
    void refusesASkuOfAnotherShape(String sku) {
        var answer = admin.put("/v1/products/" + sku, product("Teapot", 1, 1)).expect(400);

        assertThat(answer.text("/error")).isEqualTo("VALIDATION_FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "cursor=bad"})
    void refusesAPageThatIsNone(String query) {
        customer.get("/v1/products?" + query).expect(400);
    }

    private static JsonNode json(String text) {
        return Json.mapper().readTree(text.replace('\'', '"'));
    }

    private static Map<String, Object> product(String name, long cents, @Nullable Integer stock) {
        var product = new HashMap<String, Object>();
        product.put("name", name);
        product.put("unitPrice", Map.of("amount", cents, "currency", "EUR"));
        product.put("stock", stock);
        return product;
    }
}
