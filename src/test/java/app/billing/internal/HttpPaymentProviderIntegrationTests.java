package app.billing.internal;

import static app.billing.internal.BillingFixture.pendingBy;
import static app.billing.internal.BillingFixture.providerAt;
import static app.billing.internal.BillingFixture.refundOf;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.billing.internal.PaymentProvider.CaptureResult;
import app.billing.internal.PaymentProvider.UnavailableException;
import app.runtime.context.Correlation;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the client takes what a provider may answer. */
class HttpPaymentProviderIntegrationTests {

    private static final WireMockServer server = new WireMockServer(options().dynamicPort());

    /** Each test has its own, which has not been disappointed yet. */
    private final PaymentProvider provider = providerAt(server.baseUrl(), Duration.ofMillis(300));

    @BeforeAll
    static void startServer() {
        server.start();
    }

    @AfterAll
    static void stopServer() {
        server.stop();
    }

    @BeforeEach
    void forget() {
        server.resetAll();
    }

    @Test
    void sendsACaptureUnderTheIdOfThePayment() {
        answer(json(200, "{\"status\": \"captured\", \"reference\": \"r-1\"}"));
        var payment = pendingBy("card_ok");

        var result = Correlation.call(new Correlation("correlation-1", null), () -> provider.capture(payment));

        assertThat(result).isEqualTo(new CaptureResult.Captured("r-1"));
        server.verify(
                1,
                postRequestedFor(urlEqualTo("/captures"))
                        .withHeader(
                                "Idempotency-Key", equalTo(payment.id().value().toString()))
                        .withHeader("Authorization", equalTo("Bearer secret-key"))
                        .withHeader("X-Correlation-Id", equalTo("correlation-1"))
                        .withRequestBody(equalToJson("""
                            {"paymentId": "%s", "orderId": "%s", "amount": 1999, "currency": "EUR", "method": "card_ok"}
                            """.formatted(payment.id().value(), payment.orderId()))));
    }

    @Test
    void sendsARefundUnderItsOwnId() {
        answer(json(200, "{\"status\": \"refunded\"}"));
        var refund = refundOf(pendingBy("card_ok"), 500);

        provider.refund(refund);

        server.verify(
                1,
                postRequestedFor(urlEqualTo("/refunds"))
                        .withHeader("Idempotency-Key", equalTo(refund.id().toString()))
                        .withRequestBody(equalToJson(
                                """
                                {"refundId": "%s", "paymentId": "%s", "amount": 500, "currency": "EUR"}
                                """.formatted(refund.id(), refund.paymentId().value()))));
    }

    @Test
    void findsTheProviderBelowAPath() {
        answer(json(200, "{\"status\": \"refunded\"}"));

        providerAt(server.baseUrl() + "/v2/", Duration.ofSeconds(1)).refund(refundOf(pendingBy("card_ok"), 500));

        server.verify(1, postRequestedFor(urlEqualTo("/v2/refunds")));
    }

    @Test
    void takesADeclineAsFinal() {
        answer(json(402, "{\"status\": \"declined\", \"reason\": \"insufficient_funds\"}"));

        assertThat(provider.capture(pendingBy("card_ok"))).isEqualTo(new CaptureResult.Declined("insufficient_funds"));
    }

    @Test
    void ignoresWhatTheProviderAdds() {
        answer(json(200, "{\"status\": \"captured\", \"reference\": \"r-1\", \"fee\": {\"amount\": 3}}"));

        assertThat(provider.capture(pendingBy("card_ok"))).isEqualTo(new CaptureResult.Captured("r-1"));
    }

    @ParameterizedTest
    @MethodSource("answersThatSayNothing")
    void takesNothingElseForAnAnswer(ResponseDefinitionBuilder answer) {
        answer(answer);

        assertThatThrownBy(() -> provider.capture(pendingBy("card_ok"))).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> provider.refund(refundOf(pendingBy("card_ok"), 500)))
                .isInstanceOf(UnavailableException.class);
        assertThat(server.getAllServeEvents()).as("requests, none repeated").hasSize(2);
    }

    static Stream<ResponseDefinitionBuilder> answersThatSayNothing() {
        return Stream.of(
                json(200, "{\"status\": \"pending\"}"),
                json(200, "{\"status\": \"captured\"}"),
                json(200, "{}"),
                json(200, "null"),
                json(200, "{\"status\": "),
                aResponse().withStatus(200),
                aResponse()
                        .withStatus(200)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<p>maintenance</p>"),
                json(201, "{\"status\": \"captured\", \"reference\": \"r-1\"}"),
                json(402, "{\"status\": \"error\"}"),
                json(302, "{}").withHeader("Location", "/elsewhere"),
                json(400, "{\"status\": \"error\"}"),
                aResponse().withStatus(401),
                json(429, "{}").withHeader("Retry-After", "0"),
                json(503, "{}").withHeader("Retry-After", "0"),
                aResponse()
                        .withStatus(500)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<p>oops</p>"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.EMPTY_RESPONSE),
                json(200, "{\"status\": \"captured\", \"reference\": \"r-1\"}").withFixedDelay(2000));
    }

    @Test
    void failsWhenNobodyListens() {
        var nowhere = providerAt("http://127.0.0.1:1", Duration.ofMillis(300));

        assertThatThrownBy(() -> nowhere.capture(pendingBy("card_ok")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("stays PENDING");
    }

    @Test
    void leavesASickProviderAlone() {
        answer(json(503, "{}"));
        failTimes(20);

        assertThatThrownBy(() -> provider.capture(pendingBy("card_ok")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("was not asked")
                .hasMessageContaining("stays PENDING");
        assertThat(server.getAllServeEvents()).hasSize(20);
    }

    @Test
    void doesNotTakeARefusalForSickness() {
        answer(json(422, "{\"status\": \"error\"}"));
        failTimes(40);

        assertThat(server.getAllServeEvents()).hasSize(40);
    }

    private void failTimes(int times) {
        for (var call = 0; call < times; call++) {
            assertThatThrownBy(() -> provider.capture(pendingBy("card_ok"))).isInstanceOf(UnavailableException.class);
        }
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }
}
