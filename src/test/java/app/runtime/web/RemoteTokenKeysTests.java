package app.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import app.runtime.web.RemoteTokenKeys.Periods;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeansException;

class RemoteTokenKeysTests {

    private static final JWKSelector ANY = new JWKSelector(new JWKMatcher.Builder().build());

    private final TestTokens tokens = new TestTokens();
    private final AtomicInteger fetches = new AtomicInteger();
    private final HttpServer keyServer;
    private volatile boolean isBroken;

    RemoteTokenKeysTests() throws IOException {
        keyServer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keyServer.createContext("/keys", exchange -> {
            fetches.incrementAndGet();
            if (isBroken) {
                exchange.sendResponseHeaders(500, -1);
                exchange.close();
                return;
            }
            var body = tokens.publicKeys().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        keyServer.start();
    }

    @AfterEach
    void stop() {
        keyServer.stop(0);
    }

    @Test
    void verifiesByTheKeysOfAnotherProcessAndOutlivesItsOutage() {
        try (var server = WebServer.start(WebServer.settings(List.of(), location()), tokens)) {
            assertThat(server.get("/v1/probe/caller").status()).isEqualTo(200);

            keyServer.stop(0);

            assertThat(server.get("/v1/probe/caller").status()).isEqualTo(200);
            assertThat(fetches).hasValue(1);
        }
    }

    @Test
    void fetchesTheKeysBeforeTheFirstTokenComes() {
        try (var server = WebServer.start(WebServer.settings(List.of(), location()), tokens)) {
            await().atMost(Duration.ofSeconds(10)).until(() -> fetches.get() == 1);
            keyServer.stop(1);

            assertThat(server.get("/v1/probe/caller").status()).isEqualTo(200);
        }
    }

    @Test
    void verifiesOnByKeysThatAreTooOldWhileNewOnesAreOutOfReach() throws KeySourceException {
        var keys = RemoteTokenKeys.at(location(), keptForMoments());
        assertThat(keys.get(ANY, null)).hasSize(1);
        isBroken = true;
        fetches.set(0);

        // What is fetched in vain proves that the keys were too old.
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            assertThat(keys.get(ANY, null)).hasSize(1);
            return fetches.get() >= 6;
        });
    }

    @Test
    void verifiesSoonAfterTheFirstKeysComeIntoReach() {
        isBroken = true;
        try (var server = WebServer.start(WebServer.settings(List.of(), location()), tokens)) {
            for (int i = 0; i < 5; i++) {
                assertThat(server.get("/v1/probe/caller").status()).isEqualTo(503);
            }

            isBroken = false;

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> server.get("/v1/probe/caller").status() == 200);
        }
    }

    @Test
    void refusesTokensWithUnknownKeysWithoutFetchingForEach() {
        try (var server = WebServer.start(WebServer.settings(List.of(), location()), tokens)) {
            assertThat(server.get("/v1/probe/caller").status()).isEqualTo(200);

            for (int i = 0; i < 20; i++) {
                var forged = TestTokens.signed(TestTokens.claims(), TestTokens.newKey("other" + i));
                var answer =
                        server.send(server.anonymous("/v1/probe/caller").header("Authorization", "Bearer " + forged));
                assertThat(answer.status()).isEqualTo(401);
            }

            assertThat(fetches).hasValueLessThanOrEqualTo(3);
        }
    }

    @Test
    void isUnavailableWhileNoKeyWasEverReached() {
        keyServer.stop(0);
        try (var server = WebServer.start(WebServer.settings(List.of(), location()), tokens)) {
            for (int i = 0; i < 5; i++) {
                var answer = server.get("/v1/probe/caller");

                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isEqualTo("1");
            }
        }
    }

    @Test
    void saysWhatToSetWhenThereIsNoSourceOfKeys() {
        var settings = WebServer.settings(List.of(), null);

        assertThatExceptionOfType(BeansException.class)
                .isThrownBy(() -> WebServer.start(settings, null))
                .withStackTraceContaining("set JWKS_URL");
    }

    /** What docs/operations.md says between the steps of a new key. */
    @Test
    void keepsKeysForFiveMinutes() {
        assertThat(Periods.USUAL.kept()).isEqualTo(Duration.ofMinutes(5));
    }

    private static Periods keptForMoments() {
        var moment = Duration.ofMillis(2);
        return new Periods(moment.multipliedBy(4), moment, moment, Duration.ofHours(1), moment, moment);
    }

    private URI location() {
        return URI.create("http://localhost:" + keyServer.getAddress().getPort() + "/keys");
    }
}
