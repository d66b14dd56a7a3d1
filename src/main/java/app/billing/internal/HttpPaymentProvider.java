package app.billing.internal;

import app.runtime.context.Correlation;
import app.runtime.resilience.Dependency;
import app.runtime.resilience.DependencyUnavailableException;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Speaks to the provider over HTTP and JSON. Amounts are minor units. Every request carries an {@code Idempotency-Key};
 * the provider answers a repeated key as it answered the first request, and moves the money once. Where an API key is
 * configured, it is sent as a bearer token; correlation id and trace context are sent for its support.
 *
 * <ul>
 *   <li>{@code POST /captures} with {@code {paymentId, orderId, amount, currency, method}}, key = payment id: final are
 *       {@code 200 {"status": "captured", "reference": …}} and {@code 402 {"status": "declined", "reason": …}}
 *   <li>{@code POST /refunds} with {@code {refundId, paymentId, amount, currency}}, key = refund id: final is
 *       {@code 200 {"status": "refunded"}}
 * </ul>
 *
 * <p>Any other answer, and none in time, says nothing about the money: {@link UnavailableException}. So does a circuit
 * that is open, because the provider gave no answers. Nothing is retried here; who asked does it later.
 */
final class HttpPaymentProvider implements PaymentProvider {

    private final RestClient client;
    private final Dependency dependency;

    HttpPaymentProvider(RestClient client, Dependency dependency) {
        this.client = client;
        this.dependency = dependency;
    }

    @Override
    public CaptureResult capture(Payment payment) {
        var id = payment.id().value();
        var what = "payment " + id;
        var answer = post("/captures", id, CaptureRequest.of(payment), what);
        var reference = answer.body().reference();
        if (answer.is(200, "captured") && reference != null) {
            return new CaptureResult.Captured(reference);
        }
        var reason = answer.body().reason();
        if (answer.is(402, "declined") && reason != null) {
            return new CaptureResult.Declined(reason);
        }
        throw unusable(answer, what);
    }

    @Override
    public void refund(Refund refund) {
        var what = "refund " + refund.id();
        var answer = post("/refunds", refund.id(), RefundRequest.of(refund), what);
        if (!answer.is(200, "refunded")) {
            throw unusable(answer, what);
        }
    }

    private Answer post(String path, UUID idempotencyKey, Object body, String what) {
        try {
            return dependency.call(() -> {
                var answer = exchange(path, idempotencyKey, body, what);
                if (answer.isFromASickProvider()) {
                    throw unusable(answer, what);
                }
                return answer;
            });
        } catch (DependencyUnavailableException leftAlone) {
            throw new UnavailableException(
                    "The provider was not asked for " + what + "; it stays PENDING and is retried", leftAlone);
        }
    }

    private Answer exchange(String path, UUID idempotencyKey, Object body, String what) {
        try {
            return client.post()
                    .uri(path)
                    .header("Idempotency-Key", idempotencyKey.toString())
                    .headers(HttpPaymentProvider::correlate)
                    .contentType(MediaType.APPLICATION_JSON)
                    .accept(MediaType.APPLICATION_JSON)
                    .body(body)
                    .exchangeForRequiredValue((request, response) ->
                            Answer.of(response.getStatusCode().value(), response.bodyTo(AnswerBody.class)));
        } catch (RestClientException | HttpMessageConversionException noAnswer) {
            throw new UnavailableException(
                    "The provider gave no answer for " + what + "; it stays PENDING and is retried", noAnswer);
        }
    }

    private static void correlate(HttpHeaders headers) {
        Correlation.current().ifPresent(correlation -> {
            headers.set("X-Correlation-Id", correlation.id());
            headers.set("traceparent", correlation.traceparent());
        });
    }

    private static UnavailableException unusable(Answer answer, String what) {
        return new UnavailableException("The provider's answer for " + what + " with status " + answer.status()
                + " is not final; it stays PENDING and is retried");
    }

    private record CaptureRequest(UUID paymentId, UUID orderId, long amount, String currency, String method) {

        static CaptureRequest of(Payment payment) {
            var amount = payment.amount();
            return new CaptureRequest(
                    payment.id().value(),
                    payment.orderId(),
                    amount.amount(),
                    amount.currency().getCurrencyCode(),
                    payment.method());
        }
    }

    private record RefundRequest(UUID refundId, UUID paymentId, long amount, String currency) {

        static RefundRequest of(Refund refund) {
            var amount = refund.amount();
            return new RefundRequest(
                    refund.id(),
                    refund.paymentId().value(),
                    amount.amount(),
                    amount.currency().getCurrencyCode());
        }
    }

    private record Answer(int status, AnswerBody body) {

        static Answer of(int status, @Nullable AnswerBody body) {
            return new Answer(status, body == null ? new AnswerBody(null, null, null) : body);
        }

        /** As opposed to one that understood the request and does not want it. */
        boolean isFromASickProvider() {
            return status >= 500 || status == 408 || status == 429;
        }

        boolean is(int expectedStatus, String expected) {
            return status == expectedStatus && expected.equals(body.status());
        }
    }

    /** What the provider adds one day must not stop payments. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record AnswerBody(
            @Nullable String status,
            @Nullable String reference,
            @Nullable String reason) {}
}
