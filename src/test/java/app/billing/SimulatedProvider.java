package app.billing;

import app.billing.PaymentProviderSimulator.Capture;
import app.billing.PaymentProviderSimulator.Refund;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the simulated provider knows and decides, without HTTP. A repeated key moves no money. */
final class SimulatedProvider {

    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final int FLAKY_FAILURES = 2;

    private final Map<String, Final> finals = new HashMap<>();
    private final Map<UUID, Integer> captureRequests = new HashMap<>();
    private final Map<UUID, Integer> flakyRequests = new HashMap<>();
    private final List<Capture> captures = new ArrayList<>();
    private final List<Refund> refunds = new ArrayList<>();

    private boolean down;

    synchronized Answer capture(String key, CaptureRequest request) {
        captureRequests.merge(request.orderId(), 1, Integer::sum);
        var known = finals.get(key);
        if (down || (known == null && failsNow(request))) {
            return Answer.unavailable();
        }
        return known == null ? remember(key, request, decide(request)) : known.answerTo(request);
    }

    synchronized Answer refund(String key, RefundRequest request) {
        if (down) {
            return Answer.unavailable();
        }
        var known = finals.get(key);
        return known == null ? remember(key, request, decide(request)) : known.answerTo(request);
    }

    synchronized List<Capture> captures() {
        return List.copyOf(captures);
    }

    synchronized List<Refund> refunds() {
        return List.copyOf(refunds);
    }

    synchronized int requestsFor(UUID orderId) {
        return captureRequests.getOrDefault(orderId, 0);
    }

    synchronized void down(boolean isDown) {
        down = isDown;
    }

    synchronized void reset() {
        down = false;
        finals.clear();
        captureRequests.clear();
        flakyRequests.clear();
        captures.clear();
        refunds.clear();
    }

    private boolean failsNow(CaptureRequest request) {
        return request.method().equals("card_flaky")
                && flakyRequests.merge(request.paymentId(), 1, Integer::sum) <= FLAKY_FAILURES;
    }

    private Answer decide(CaptureRequest request) {
        return switch (request.method()) {
            case "card_ok", "card_flaky" -> captured(request);
            case "card_slow" -> captured(request).after(SLOW);
            case "card_declined" -> declined("insufficient_funds");
            default -> declined("unknown_method");
        };
    }

    private Answer captured(CaptureRequest request) {
        captures.add(new Capture(
                request.paymentId(), request.orderId(), request.amount(), request.currency(), request.method()));
        return Answer.of(200, Map.of("status", "captured", "reference", "sim-" + request.paymentId()));
    }

    private static Answer declined(String reason) {
        return Answer.of(402, Map.of("status", "declined", "reason", reason));
    }

    private Answer decide(RefundRequest request) {
        if (request.amount() > refundable(request.paymentId())) {
            return Answer.of(422, Map.of("status", "error", "reason", "more_than_captured"));
        }
        refunds.add(new Refund(request.refundId(), request.paymentId(), request.amount(), request.currency()));
        return Answer.of(200, Map.of("status", "refunded"));
    }

    private long refundable(UUID paymentId) {
        var captured = captures.stream()
                .filter(capture -> capture.paymentId().equals(paymentId))
                .mapToLong(Capture::amount)
                .sum();
        var refunded = refunds.stream()
                .filter(refund -> refund.paymentId().equals(paymentId))
                .mapToLong(Refund::amount)
                .sum();
        return captured - refunded;
    }

    private Answer remember(String key, Object request, Answer answer) {
        finals.put(key, new Final(request, answer));
        return answer;
    }

    record CaptureRequest(UUID paymentId, UUID orderId, long amount, String currency, String method) {}

    record RefundRequest(UUID refundId, UUID paymentId, long amount, String currency) {}

    record Answer(int status, Object body, Duration delay) {

        static Answer of(int status, Object body) {
            return new Answer(status, body, Duration.ZERO);
        }

        static Answer unavailable() {
            return of(503, Map.of("status", "error", "reason", "unavailable"));
        }

        Answer after(Duration time) {
            return new Answer(status, body, time);
        }
    }

    private record Final(Object request, Answer answer) {

        /** Only who asks first waits: the answer is known by now. */
        Answer answerTo(Object repeated) {
            return request.equals(repeated)
                    ? answer.after(Duration.ZERO)
                    : Answer.of(422, Map.of("status", "error", "reason", "key_reused"));
        }
    }
}
