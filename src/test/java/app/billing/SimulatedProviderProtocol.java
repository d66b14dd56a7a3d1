package app.billing;

import app.billing.SimulatedProvider.Answer;
import app.billing.SimulatedProvider.CaptureRequest;
import app.billing.SimulatedProvider.RefundRequest;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Map;
import java.util.function.BiFunction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Puts the simulated provider behind HTTP. It is strict, so that a client that drifts from the protocol is noticed. */
final class SimulatedProviderProtocol implements ResponseDefinitionTransformerV2 {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final SimulatedProvider provider;

    SimulatedProviderProtocol(SimulatedProvider provider) {
        this.provider = provider;
    }

    @Override
    public String getName() {
        return "payment-provider";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        var answer = answer(event.getRequest());
        return new ResponseDefinitionBuilder()
                .withStatus(answer.status())
                .withHeader("Content-Type", "application/json")
                .withBody(JSON.writeValueAsBytes(answer.body()))
                .withFixedDelay((int) answer.delay().toMillis())
                .build();
    }

    private Answer answer(Request request) {
        return switch (request.getMethod().getName() + " " + request.getUrl()) {
            case "POST /captures" -> answer(request, CaptureRequest.class, provider::capture);
            case "POST /refunds" -> answer(request, RefundRequest.class, provider::refund);
            case "GET /simulator/captures" -> Answer.of(200, provider.captures());
            case "GET /simulator/refunds" -> Answer.of(200, provider.refunds());
            default -> error(404, "no_such_route");
        };
    }

    private static <T> Answer answer(Request request, Class<T> type, BiFunction<String, T, Answer> operation) {
        var key = request.getHeader("Idempotency-Key");
        if (key == null) {
            return error(400, "no_idempotency_key");
        }
        try {
            return operation.apply(key, JSON.readValue(request.getBody(), type));
        } catch (JacksonException malformed) {
            return error(400, "malformed_body");
        }
    }

    private static Answer error(int status, String reason) {
        return Answer.of(status, Map.of("status", "error", "reason", reason));
    }
}
