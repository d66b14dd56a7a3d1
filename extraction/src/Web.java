import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Sends requests and keeps the records. Customers use HTTP/1.1 and, over TLS, HTTP/2 by turns. */
final class Web {

    /** Longer than the gateway waits for an answer: what is slow is measured, and only what is lost has failed. */
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private static final Duration BEFORE_REPETITION = Duration.ofMillis(300);
    private static final int NONE = 0;

    private final URI gateway;
    private final Tally tally;
    private final List<HttpClient> clients = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    Web(URI gateway, Optional<Path> ca, Tally tally) {
        this.gateway = gateway;
        this.tally = tally;
        clients.add(client(HttpClient.Version.HTTP_1_1, ca));
        if (gateway.getScheme().equals("https")) {
            clients.add(client(HttpClient.Version.HTTP_2, ca));
        }
    }

    /** The answer, which is not one of 5xx. If it is lost, the request is repeated once, under the same key. */
    Reply ask(Request request) {
        return ask(request, System.nanoTime());
    }

    /** @param due when it should have been sent, see {@link System#nanoTime()}: waiting for one's turn counts */
    Reply ask(Request request, long due) {
        var first = attempt(request, due, tally.toleratesLostAnswers());
        if (first.isPresent()) {
            return first.get();
        }
        if (!request.repeatable()) {
            throw new NoAnswer(request);
        }
        return repeat(request);
    }

    private Reply repeat(Request request) {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            pause();
            var reply = attempt(request, System.nanoTime(), false).orElseThrow(() -> new NoAnswer(request));
            // The request that lost its answer is still being worked on.
            if (!reply.refuses("IDEMPOTENCY_KEY_IN_USE") || System.nanoTime() - end > 0) {
                tally.retried();
                return reply;
            }
        }
    }

    private Optional<Reply> attempt(Request request, long due, boolean mayBeLost) {
        var id = UUID.randomUUID().toString();
        tally.sent();
        try {
            var client = clients.get(turn.getAndIncrement() % clients.size());
            var response = client.send(http(request, id), BodyHandlers.ofString());
            var status = response.statusCode();
            tally.ended(request, status, System.nanoTime() - due);
            if (status < 500) {
                return Optional.of(new Reply(request, status, response.body()));
            }
            var isLost = status == 502 || status == 503 || status == 504;
            tally.failed(request, status, response.body(), id, isLost && mayBeLost);
            if (!isLost) {
                throw new NoAnswer(request);
            }
        } catch (IOException broken) {
            tally.ended(request, NONE, System.nanoTime() - due);
            tally.failed(request, NONE, broken.toString(), id, mayBeLost);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
        return Optional.empty();
    }

    private HttpRequest http(Request request, String id) {
        var body = request.body()
                .map(value -> BodyPublishers.ofString(Json.MAPPER.writeValueAsString(value)))
                .orElseGet(BodyPublishers::noBody);
        var http = HttpRequest.newBuilder(gateway.resolve(request.path()))
                .method(request.method(), body)
                .timeout(LIMIT)
                .header("X-Request-Id", id);
        request.body().ifPresent(_ -> http.header("Content-Type", "application/json"));
        request.token().ifPresent(token -> http.header("Authorization", "Bearer " + token));
        request.key().ifPresent(key -> http.header("Idempotency-Key", key));
        return http.build();
    }

    private static void pause() {
        try {
            Thread.sleep(BEFORE_REPETITION);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private static HttpClient client(HttpClient.Version version, Optional<Path> ca) {
        var client = HttpClient.newBuilder().version(version).connectTimeout(LIMIT);
        ca.ifPresent(file -> client.sslContext(trusting(file)));
        return client.build();
    }

    private static SSLContext trusting(Path ca) {
        try (var file = Files.newInputStream(ca)) {
            var certificates = KeyStore.getInstance(KeyStore.getDefaultType());
            certificates.load(null, null);
            certificates.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(certificates);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalArgumentException("--ca " + ca + " is no certificate", unusable);
        }
    }
}
