package app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.RemoteForTests.Network;
import app.runtime.database.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The whole application, with users and billing at the other end of a network that fails. */
@NeedsModules
@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {Surroundings.class, RemoteForTests.class})
@DirtiesContext
@TestInstance(Lifecycle.PER_CLASS)
class OutOfReachIntegrationTests {

    private static final Logger log = LoggerFactory.getLogger(OutOfReachIntegrationTests.class);

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SKU = "tea-" + UUID.randomUUID();

    private static final int CLIENTS = 4;
    /** Enough for others to take all places at billing. */
    private static final Duration MEASURED = Duration.ofSeconds(4);

    private static final int QUESTIONS_PER_SECOND = 50;

    private final ShopClient customer;
    private final Network toUsers;
    private final Network toBilling;
    private final MeterRegistry meters;
    private final ShopClient metrics;
    private final UUID order;

    OutOfReachIntegrationTests(
            @LocalServerPort int port,
            @LocalManagementPort int managementPort,
            @Autowired TestDatabase database,
            @Autowired Network usersNetwork,
            @Autowired Network billingNetwork,
            @Autowired MeterRegistry meters) {
        toUsers = usersNetwork;
        toBilling = billingNetwork;
        this.meters = meters;
        metrics = ShopClient.atPort(managementPort);
        var anybody = ShopClient.atPort(port);
        newAdmin(anybody, database).putProduct(SKU, 250, 1_000_000);
        customer = anybody.newCustomer();
        order = customer.placeOrder(SKU, 1, "card_ok").expect(201).id();
    }

    @BeforeEach
    @AfterEach
    void everythingIsFine() {
        toUsers.isFine();
        toBilling.isFine();
        await().atMost(SOON).until(() -> isAvailable("payment") && canOrder());
    }

    @Test
    void readsAnOrderAsFastAsEverWhileBillingHangs() throws InterruptedException {
        whileOthersAskForSummaries();
        var before = whileOthersAskForSummaries();
        var sparedBefore = refusals("billing");
        toBilling.isSilent();

        var meanwhile = whileOthersAskForSummaries();

        log.info("Reading orders while billing answers: {}; while it hangs: {}", before, meanwhile);
        assertThat(refusals("billing")).as("calls that billing was spared").isGreaterThan(sparedBefore);
        assertThat(meanwhile.p99())
                .as("p99 while billing hangs; before: %s", before)
                .isLessThan(before.p99().multipliedBy(3).plusMillis(250));
    }

    @Test
    void givesTheSummaryWithoutThePaymentAtOnceWhenBillingIsKnownToHang() {
        toBilling.isSilent();
        askForSummaries(40);

        var begin = System.nanoTime();
        var summary = summary();
        var took = Duration.ofNanos(System.nanoTime() - begin);

        assertThat(summary.json().at("/payment/available").asBoolean()).isFalse();
        assertThat(summary.json().at("/notifications/available").asBoolean()).isTrue();
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void refusesAnOrderWhileNobodyCanBeAskedAboutItsCustomer() {
        toUsers.isCut();

        for (var attempt = 0; attempt < 40; attempt++) {
            var refusal = customer.placeOrder(SKU, 1, "card_ok").expect(503);
            refusal.expectError("SERVICE_UNAVAILABLE");
            assertThat(refusal.header("Retry-After")).isEqualTo("1");
        }

        assertThat(refusals("users")).as("calls that users was spared").isPositive();
        assertThat(customer.get("/v1/orders/" + order).status()).isEqualTo(200);
    }

    @Test
    void showsInTheMetricsHowEachDependencyIs() {
        var page = new String(metrics.get("/metrics").expect(200).bytes(), UTF_8);

        assertThat(page)
                .contains("dependency_circuit_state{dependency=\"billing\",state=\"closed\"} 1.0")
                .contains("dependency_circuit_state{dependency=\"users\",state=\"open\"} 0.0")
                .contains("dependency_calls_seconds_count{dependency=\"payment-provider\",outcome=\"success\"}")
                .contains("dependency_bulkhead_free{dependency=\"smtp\"}")
                .contains("dependency_retry_budget{dependency=\"billing\"}");
    }

    private Latencies whileOthersAskForSummaries() throws InterruptedException {
        try (var clock = Executors.newSingleThreadScheduledExecutor();
                var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var questions = clock.scheduleAtFixedRate(
                    () -> others.execute(this::summary), 0, 1_000_000 / QUESTIONS_PER_SECOND, TimeUnit.MICROSECONDS);
            try {
                return readOrders();
            } finally {
                questions.cancel(false);
            }
        }
    }

    private Latencies readOrders() throws InterruptedException {
        return Latencies.of(
                CLIENTS, MEASURED, () -> customer.get("/v1/orders/" + order).expect(200));
    }

    private void askForSummaries(int times) {
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var asked = 0; asked < times; asked++) {
                askers.execute(this::summary);
            }
        }
    }

    private ShopClient.Answer summary() {
        return customer.get("/v1/orders/" + order + "/summary").expect(200);
    }

    private boolean isAvailable(String part) {
        return summary().json().at("/" + part + "/available").asBoolean();
    }

    private boolean canOrder() {
        return customer.placeOrder(SKU, 1, "card_ok").status() == 201;
    }

    private double refusals(String dependency) {
        return meters.get("dependency.refused").tag("dependency", dependency).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static ShopClient newAdmin(ShopClient anybody, TestDatabase database) {
        var email = ShopClient.newEmail();
        var id = anybody.register(email, "Grace Hopper");
        database.dsl("users").execute("update users.account set admin = true where id = ?", id);
        return anybody.login(email);
    }
}
