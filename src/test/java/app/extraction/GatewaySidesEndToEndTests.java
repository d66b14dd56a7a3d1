package app.extraction;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which side serves a module, and how that changes while the gateway runs. */
@Tag("extraction")
class GatewaySidesEndToEndTests {

    private static final Instance FIRST = Instance.start("first");
    private static final Instance SECOND = Instance.start("second");
    private static final Instance SERVICE = Instance.start("service");
    private static final int NOBODY = Gateway.freePort();
    private static final Gateway GATEWAY = Gateway.start(
            "sides",
            List.of(
                    "monolith " + FIRST.address() + " " + SECOND.address(),
                    "orders " + SERVICE.address(),
                    "billing 127.0.0.1:" + NOBODY),
            Map.of("limit normal", "1000r/s 1000 1000r/s 1000", "limit_checks", "1000r/s 1000"));

    private final Client client = Client.of(GATEWAY);

    @AfterAll
    static void stop() {
        GATEWAY.close();
        List.of(FIRST, SECOND, SERVICE).forEach(Instance::close);
    }

    @AfterEach
    void goBack() {
        List.of(FIRST, SECOND, SERVICE).forEach(Instance::release);
        for (var module : List.of("orders", "billing")) {
            change(module, "mirror", "off");
            change(module, "0");
            change(module, "fallback", "on");
        }
        change("monolith", "without", "none");
        List.of(FIRST, SECOND, SERVICE).forEach(Instance::forget);
    }

    @Test
    void sendsAShareOfTheUsersToTheNewSideAndKeepsThemThere() {
        change("orders", "25");

        var atFirst = usersOfTheNewSide();
        assertThat(atFirst).hasSizeBetween(10, 45);
        assertThat(usersOfTheNewSide()).isEqualTo(atFirst);

        change("orders", "60");
        assertThat(usersOfTheNewSide()).containsAll(atFirst).hasSizeBetween(40, 80);
        assertThat(client.getAs("ada", "/v1/payments").instance()).isNotEqualTo("service");
    }

    @Test
    void letsATesterChooseTheSideWhileThatIsOn() {
        assertThat(client.getAs("ada", "/v1/orders", "X-Canary", "new").instance())
                .isNotEqualTo("service");

        change("orders", "choose", "on");

        assertThat(client.getAs("ada", "/v1/orders").instance()).isNotEqualTo("service");
        assertThat(client.getAs("ada", "/v1/orders", "X-Canary", "new").instance())
                .isEqualTo("service");
        assertThat(client.getAs("ada", "/v1/orders", "Cookie", "a=b; canary=new")
                        .instance())
                .isEqualTo("service");
        assertThat(client.getAs("ada", "/v1/orders", "X-Canary", "whatever").instance())
                .isNotEqualTo("service");
    }

    @Test
    void mirrorsReadsWhileThatIsOn() {
        client.getAs("ada", "/v1/orders");
        change("orders", "mirror", "on");

        assertThat(client.getAs("ada", "/v1/orders?limit=2", "X-Request-Id", "twice")
                        .instance())
                .isNotEqualTo("service");
        client.postAs("ada", "/v1/orders", "{}");
        client.getAs("ada", "/v1/payments");
        await().until(() -> !SERVICE.seen().isEmpty());
        change("orders", "mirror", "off");
        client.getAs("ada", "/v1/orders");

        assertThat(SERVICE.seen()).hasSize(1);
        var copy = SERVICE.seen().getFirst();
        assertThat(copy.path()).isEqualTo("/v1/orders?limit=2");
        assertThat(copy.header("X-Request-Id")).isEqualTo("twice");
        assertThat(copy.header("X-Shadow")).isEqualTo("1");
        assertThat(copy.header("Authorization")).isEqualTo("Bearer user-ada");
    }

    @Test
    void answersThoughTheMirrorHangs() {
        change("orders", "mirror", "on");
        SERVICE.hold();

        assertThat(client.getAs("ada", "/v1/orders").status()).isEqualTo(200);
    }

    @Test
    void fallsBackToTheOldSideWhileThatIsOn() {
        change("billing", "100");

        assertThat(client.getAs("ada", "/v1/payments").status()).isEqualTo(200);
        assertThat(client.postAs("ada", "/v1/payments/1/refund", "{}").status()).isEqualTo(200);

        change("billing", "fallback", "off");
        assertThat(client.getAs("linus", "/v1/payments").status()).isEqualTo(503);
    }

    @Test
    void saysWhenNothingIsInFlightAnyMoreOnTheOldSide() {
        change("orders", "50");
        change("orders", "fallback", "off");
        change("orders", "choose", "on");
        FIRST.hold();
        SECOND.hold();
        var slow = supplyAsync(() -> client.postAs("ada", "/v1/orders", "{}", "X-Canary", "old"));
        await().until(() -> FIRST.seen().size() + SECOND.seen().size() == 1);

        var impatient = GATEWAY.change("--wait", "0.2", "orders", "100");
        var patient = supplyAsync(() -> GATEWAY.change("orders", "100"));
        assertThat(client.postAs("grace", "/v1/orders", "{}").instance()).isEqualTo("service");
        assertThat(patient).isNotDone();
        FIRST.release();
        SECOND.release();

        assertThat(impatient.exitCode()).isEqualTo(75);
        assertThat(impatient.output()).contains("still in flight");
        assertThat(slow.join().status()).isEqualTo(200);
        assertThat(patient.join().expect(0).output()).contains("nothing is in flight", FIRST.address());
    }

    @Test
    void takesAnInstanceOutToRestartIt() {
        FIRST.hold();
        var slow = List.of(
                supplyAsync(() -> client.postAs("ada", "/v1/payments", "{}")),
                supplyAsync(() -> client.postAs("ada", "/v1/payments", "{}")));
        await().until(() -> FIRST.seen().size() == 1 && SECOND.seen().size() == 1);

        var out = supplyAsync(() -> GATEWAY.change("monolith", "without", "1"));
        await().atMost(Duration.ofSeconds(5)).until(() -> state("monolith").contains("without=1"));
        IntStream.range(0, 10)
                .forEach(each -> assertThat(
                                client.postAs("ada", "/v1/orders", "{}").instance())
                        .isEqualTo("second"));
        assertThat(out).isNotDone();
        FIRST.release();

        out.join().expect(0);
        slow.forEach(answer -> assertThat(answer.join().status()).isEqualTo(200));
        assertThat(FIRST.seen()).hasSize(1);
    }

    @Test
    void refusesAChangeThatWouldSendRequestsNowhere() {
        assertThat(GATEWAY.change("users", "5").exitCode()).isEqualTo(64);
        assertThat(GATEWAY.change("users", "mirror", "on").exitCode()).isEqualTo(64);
        assertThat(GATEWAY.change("orders", "101").exitCode()).isEqualTo(64);
        assertThat(GATEWAY.change("orders", "without", "1").exitCode()).isEqualTo(64);
        assertThat(GATEWAY.change("monolith", "100").exitCode()).isEqualTo(64);
        assertThat(GATEWAY.change("nobody", "5").exitCode()).isEqualTo(64);
        assertThat(state("users")).contains("percent=0");
    }

    private List<String> usersOfTheNewSide() {
        return IntStream.range(0, 100)
                .mapToObj(number -> "user" + number)
                .filter(this::isOnTheNewSide)
                .toList();
    }

    private boolean isOnTheNewSide(String user) {
        var answer = client.getAs(user, "/v1/orders");
        assertThat(answer.status()).isEqualTo(200);
        return answer.instance().equals("service");
    }

    private static void change(String... arguments) {
        GATEWAY.change(arguments).expect(0);
    }

    private static String state(String name) {
        return GATEWAY.change(name).expect(0).output();
    }
}
