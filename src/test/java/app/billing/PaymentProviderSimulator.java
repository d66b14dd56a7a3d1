package app.billing;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.util.List;
import java.util.UUID;

/**
 * A payment provider for development and tests, over real HTTP. It is idempotent by {@code Idempotency-Key} and moves
 * the money before it answers: a capture whose client is gone still counts.
 *
 * <p>The method decides: {@code card_ok} captures, {@code card_declined} declines, {@code card_slow} captures and
 * answers after 5 s, {@code card_flaky} fails twice with 503 and then captures, any other declines. A capture without a
 * key, with another body under the same key or a refund of more than was captured is an error.
 *
 * <p>Another process counts with {@code GET /simulator/captures} and {@code GET /simulator/refunds}.
 */
public final class PaymentProviderSimulator implements AutoCloseable {

    private static final int SERVER_THREADS = 32;
    private static final int DELAY_THREADS = 2;

    private final SimulatedProvider provider = new SimulatedProvider();
    private final WireMockServer server;

    private PaymentProviderSimulator(int port) {
        server = new WireMockServer(options()
                .port(port)
                .bindAddress("127.0.0.1")
                .containerThreads(SERVER_THREADS)
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(DELAY_THREADS)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .gzipDisabled(true)
                .extensions(new SimulatedProviderProtocol(provider)));
        server.stubFor(any(anyUrl()).willReturn(ok()));
        server.start();
    }

    /** Runs until the process is stopped; the only argument is the port, 0 or none for a free one. */
    public static void main(String... arguments) throws InterruptedException {
        var simulator = start(arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]));
        System.out.println("Payment provider simulator at " + simulator.url());
        Thread.currentThread().join();
    }

    public static PaymentProviderSimulator start() {
        return start(0);
    }

    public static PaymentProviderSimulator start(int port) {
        return new PaymentProviderSimulator(port);
    }

    /** For {@code PAYMENT_PROVIDER_URL}. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** What was charged; a repeated request charges nothing. */
    public List<Capture> captures() {
        return provider.captures();
    }

    public List<Capture> capturesOf(UUID orderId) {
        return captures().stream()
                .filter(capture -> capture.orderId().equals(orderId))
                .toList();
    }

    /** How often a capture was asked for, whatever became of it. */
    public int requestsFor(UUID orderId) {
        return provider.requestsFor(orderId);
    }

    /** What was paid back; a repeated request pays nothing. */
    public List<Refund> refunds() {
        return provider.refunds();
    }

    public List<Refund> refundsOf(UUID paymentId) {
        return refunds().stream()
                .filter(refund -> refund.paymentId().equals(paymentId))
                .toList();
    }

    /** From now on everything is answered with 503, until {@link #comeBack()}. */
    public void goDown() {
        provider.down(true);
    }

    public void comeBack() {
        provider.down(false);
    }

    /** Comes back, and forgets everything. */
    public void reset() {
        provider.reset();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** A charge, in minor units. */
    public record Capture(UUID paymentId, UUID orderId, long amount, String currency, String method) {}

    /** What was paid back, in minor units. */
    public record Refund(UUID refundId, UUID paymentId, long amount, String currency) {}
}
