package app.runtime.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.runtime.calls.Probe.Parcel;
import app.runtime.calls.Probe.ParcelId;
import app.runtime.calls.Probe.Price;
import app.runtime.context.Deadline;
import app.runtime.context.DeadlineExceededException;
import app.runtime.resilience.DependencyUnavailableException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is not an answer is never taken for one. */
class StrangeAnswersTests {

    private static final ParcelId ID = new ParcelId(UUID.randomUUID());
    private static final Parcel PARCEL = new Parcel(ID, new Price(1, Currency.getInstance("EUR")), List.of());

    /** Long enough for a request to arrive on a busy machine. */
    private static final Duration TIME_TO_ASK = Duration.ofSeconds(2);

    private final Queue<HttpExchange> requests = new ConcurrentLinkedQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final HttpServer server;

    private StrangeAnswersTests() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void refusesThePageOfAProxy() {
        answer(200, "text/html", "<html>Welcome</html>");

        broken("answered 200 (text/html): is that this application?");
    }

    @Test
    void takesAnEmptyAnswerForNone() {
        answer(200, "application/json", "");
        broken("answered 200 (application/json): is that this application?");
    }

    @Test
    void doesNotTakeNotFoundForNothing() {
        answer(404, "text/html", "<html>Not found</html>");
        broken("answered 404 (text/html): is that this application?");
    }

    @Test
    void saysThatTheModuleMayNotBeHostedThere() {
        answer(404, "application/problem+json", "{\"error\":\"NOT_FOUND\",\"detail\":\"Nothing\"}");

        broken("answered 404 NOT_FOUND: is the module hosted there?");
    }

    @Test
    void followsNoRedirect() {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            give(exchange, 302, "text/plain", "moved");
        });

        broken("answered 302 (text/plain): is that this application?");
        assertThat(requests).noneMatch(each -> each.getRequestURI().getPath().equals("/elsewhere"));
    }

    @Test
    void refusesWhatItCannotRead() {
        answer(200, "application/json", "{\"id\":7}");

        broken("answered what cannot be read here");
    }

    @Test
    void isUnavailableWhileTheOtherProcessSaysSo() {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "7");
            give(exchange, 503, "text/html", "<html>No upstream</html>");
        });

        assertThatExceptionOfType(DependencyUnavailableException.class)
                .isThrownBy(() -> probe().send(PARCEL))
                .withMessage("probe answers 503 to Probe.send")
                .satisfies(unavailable -> assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void isUnavailableWhileNobodyListens() {
        var probe = probe();
        server.stop(0);

        assertThatExceptionOfType(DependencyUnavailableException.class)
                .isThrownBy(() -> probe.send(PARCEL))
                .withMessage("probe is out of reach")
                .withCauseInstanceOf(IOException.class);
    }

    @Test
    void waitsNoLongerThanItsCaller() {
        hang();
        var probe = probe();
        var deadline = Deadline.in(TIME_TO_ASK);

        assertThatExceptionOfType(DeadlineExceededException.class)
                .isThrownBy(() -> Deadline.call(deadline, () -> probe.find(ID)));

        assertThat(deadline.remaining()).isZero();
        assertThat(requests).hasSize(1);
        assertThat(requests.element().getRequestHeaders().getFirst("Request-Timeout"))
                .satisfies(millis -> assertThat(Integer.parseInt(millis)).isBetween(1, (int) TIME_TO_ASK.toMillis()));
    }

    @Test
    void repeatsWhatIsIdempotentAndNothingElse() {
        answer(503, "text/plain", "");

        assertThatExceptionOfType(DependencyUnavailableException.class).isThrownBy(() -> probe().send(PARCEL));
        assertThat(requests).hasSize(1);

        assertThatExceptionOfType(DependencyUnavailableException.class).isThrownBy(() -> probe().find(ID));
        assertThat(requests.size()).as("requests for a GET").isGreaterThan(2);

        requests.clear();
        assertThatExceptionOfType(DependencyUnavailableException.class).isThrownBy(() -> probe().hold(PARCEL));
        assertThat(requests.size())
                .as("requests for a POST that may be repeated")
                .isGreaterThan(1);
    }

    @Test
    void findsTheModuleBehindAPath() {
        server.createContext("/gateway/probe/internal/probe/v1/parcels/" + ID.value(), exchange -> {
            give(exchange, 200, "application/json", "null");
        });

        for (var path : List.of("/gateway/probe", "/gateway/probe/")) {
            assertThat(Client.of(Probe.class, uri().resolve(path)).find(ID)).isEmpty();
        }
    }

    private void broken(String why) {
        assertThatExceptionOfType(RemoteCallException.class)
                .isThrownBy(() -> probe().find(ID))
                .withMessage("Probe.find of module probe " + why);
    }

    private Probe probe() {
        return Client.of(Probe.class, uri());
    }

    private URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void answer(int status, String type, String body) {
        server.createContext("/", exchange -> give(exchange, status, type, body));
    }

    private void give(HttpExchange exchange, int status, String type, String body) throws IOException {
        requests.add(exchange);
        exchange.getResponseHeaders().set("Content-Type", type);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void hang() {
        server.createContext("/", exchange -> {
            requests.add(exchange);
            try {
                end.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
    }
}
