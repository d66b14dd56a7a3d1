package app.runtime.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.NeedsModules;
import app.runtime.web.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

class InternalTrustTests {

    private static final String OLD = "the old token which is long enough for it";
    private static final String NEW = "the new token which is long enough for it";
    private static final String PATH = "/internal/probe/v1/surroundings";

    @Test
    void isRefusedWithoutTheTokenWhoeverTheUserIs() throws Exception {
        try (var server = serving(FacadeServer.TOKEN);
                var http = HttpClient.newHttpClient()) {
            var admin = "Bearer " + server.users().of(TestTokens.USER, "admin");

            for (var request : List.of(
                    request(server),
                    request(server).header("Authorization", admin),
                    request(server).header("X-Internal-Token", ""),
                    request(server).header("X-Internal-Token", FacadeServer.TOKEN + "x"),
                    request(server).header("X-Internal-Token", FacadeServer.TOKEN.substring(1)))) {
                var answer = send(http, request);

                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
                assertThat(answer.body()).contains("INTERNAL_CALLER_REQUIRED");
            }
        }
    }

    @Test
    void doesNotSayToStrangersWhichPathsExist() throws Exception {
        try (var server = serving(FacadeServer.TOKEN);
                var http = HttpClient.newHttpClient()) {
            var nowhere = server.uri().resolve("/internal/probe/v1/nowhere");

            assertThat(send(http, HttpRequest.newBuilder(nowhere)).statusCode()).isEqualTo(401);
            assertThat(send(http, HttpRequest.newBuilder(nowhere).header("X-Internal-Token", FacadeServer.TOKEN))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void verifiesTheUserOfACall() throws Exception {
        try (var server = serving(FacadeServer.TOKEN);
                var http = HttpClient.newHttpClient()) {
            var trusted = request(server).header("X-Internal-Token", FacadeServer.TOKEN);

            assertThat(send(http, trusted.copy()).statusCode()).isEqualTo(200);
            assertThat(send(http, trusted.copy().header("Authorization", "Bearer forged"))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @NeedsModules({"billing", "notifications", "orders", "users"})
    @Test
    void isNotServedWhereNoTokenIsSet() throws Exception {
        try (var server = FacadeServer.serve(Probe.class, new ProbeDesk(), List.of());
                var http = HttpClient.newHttpClient()) {
            var user = "Bearer " + server.users().of(TestTokens.USER, "admin");

            assertThat(send(http, request(server).header("X-Internal-Token", ""))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(send(http, request(server).header("Authorization", user)).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void isChangedWithoutARefusedCall() {
        try (var before = serving(OLD);
                var between = serving(OLD, NEW);
                var after = serving(NEW, OLD);
                var end = serving(NEW)) {
            for (var server : List.of(before, between, after)) {
                assertThat(ask(server, OLD)).isTrue();
            }
            for (var server : List.of(between, after, end)) {
                assertThat(ask(server, NEW)).isTrue();
            }
            assertThatExceptionOfType(RemoteCallException.class)
                    .isThrownBy(() -> ask(end, OLD))
                    .withMessage("Probe.surroundings of module probe answered 401 INTERNAL_CALLER_REQUIRED");
        }
    }

    private static boolean ask(FacadeServer server, String token) {
        return Client.of(Probe.class, server.uri(), token).surroundings().remainingMillis() > 0;
    }

    private static FacadeServer serving(String... tokens) {
        return FacadeServer.serve(Probe.class, new ProbeDesk(), List.of(tokens));
    }

    private static HttpRequest.Builder request(FacadeServer server) {
        return HttpRequest.newBuilder(URI.create(server.uri() + PATH));
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
