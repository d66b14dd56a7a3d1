package app.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.JarProcess;
import app.NeedsModules;
import app.ShopClient;
import app.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The gateway in front of two instances of the packaged jar. */
@TestInstance(Lifecycle.PER_CLASS)
@NeedsModules
@Tag("extraction")
class GatewayApplicationEndToEndTests {

    @RegisterExtension
    static final Stage stage = new Stage("gateway", Map.of("TRUSTED_PROXIES", "127\\.0\\.0\\.1"));

    private JarProcess one;
    private JarProcess two;
    private Gateway gateway;
    private ShopClient shop;

    @BeforeAll
    void open() {
        stage.prepare();
        one = stage.serve();
        two = stage.serve();
        one.awaitReady();
        two.awaitReady();
        gateway = Gateway.start(
                "application",
                List.of("monolith 127.0.0.1:%d 127.0.0.1:%d"
                        .formatted(one.uri().getPort(), two.uri().getPort())),
                Map.of());
        shop = ShopClient.at(gateway.uri());
    }

    @AfterAll
    void close() {
        gateway.close();
    }

    @Test
    void servesACustomerFromRegistrationToTheConfirmedOrder() {
        stage.admin(gateway.uri()::resolve).putProduct("SKU-GATE", 1999, 10);
        var customer = shop.newCustomer();

        var order = customer.placeOrder("SKU-GATE", 2, "card_ok").expect(201).id();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> customer.orderStatus(order).equals("CONFIRMED"));
        customer.get("/v1/payments?orderId=" + order).expect(200);
        customer.get("/v1/notifications").expect(200);
    }

    @Test
    void keepsItsWordForAnInstanceThatIsRestarted() {
        var customer = shop.newCustomer();
        gateway.change("monolith", "without", "2").expect(0);
        two.terminate();

        for (var repetition = 0; repetition < 20; repetition++) {
            customer.patch("/v1/users/me", Map.of("displayName", "Ada " + repetition))
                    .expect(200);
        }

        two = stage.restart(two).awaitReady();
        gateway.change("monolith", "without", "none").expect(0);
        customer.get("/v1/users/me").expect(200);
    }

    @Test
    void refusesInTheWordsOfTheApplication() {
        var application = ShopClient.at(one.uri());
        var forged = "Bearer a.b.c";

        for (var path : List.of("/v1/orders", "/v1/users/me")) {
            assertThat(said(shop.get(path))).isEqualTo(said(application.get(path)));
            assertThat(said(shop.with("Authorization", forged).get(path)))
                    .isEqualTo(said(application.with("Authorization", forged).get(path)));
        }
        var large = "x".repeat(65_537);
        assertThat(said(shop.newCustomer().postRaw("/v1/orders", large, "application/json")))
                .isEqualTo(said(application.newCustomer().postRaw("/v1/orders", large, "application/json")));
        assertThat(said(shop.newCustomer().get("/v1/nothing")))
                .isEqualTo(said(application.newCustomer().get("/v1/nothing")));
    }

    @Test
    void letsTheApplicationRefuseWhatOnlyItKnows() {
        var answer = shop.newCustomer().get("/v1/orders/0197c3a0-0000-7000-8000-0000000000aa");

        answer.expectError("ORDER_NOT_FOUND");
        assertThat(answer.response().headers().allValues("X-Request-Id")).hasSize(1);
        assertThat(answer.text("/correlationId")).isEqualTo(answer.header("X-Correlation-Id"));
    }

    private static JsonNode said(ShopClient.Answer answer) {
        var problem = (ObjectNode) answer.json();
        problem.remove("correlationId");
        problem.put("header", answer.header("WWW-Authenticate"));
        problem.put("mediaType", answer.header("Content-Type"));
        return problem;
    }
}
