package app.runtime.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.JarProcess;
import app.NeedsModules;
import app.ShopClient;
import app.runtime.database.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the process of the packaged jar begins and ends. */
@NeedsModules
class LifecycleEndToEndTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path directory;

    @Test
    void reportsEveryWrongSettingAtOnceAndExits78() {
        var ended = run(Map.of("PORT", "http", "EVENTS_LEASE", "long", "SMTP_PORT", "0"));

        assertThat(ended.exitCode()).isEqualTo(78);
        assertThat(sentences(ended))
                .containsExactlyInAnyOrder(
                        "DATABASE_URL is not set, but must be. PostgreSQL database of all modules:"
                                + " postgres://user:password@host:5432/name or jdbc:postgresql:…",
                        "PORT is \"http\", which is not a whole number between -2147483648 and 2147483647",
                        "EVENTS_LEASE is \"long\", which is not a duration: write it like 30m or PT30M",
                        "SMTP_PORT is \"0\", but must be greater than or equal to 1");
    }

    @Test
    void saysInOneSentenceThatTheDatabaseCannotBeReached() {
        var ended = run(Map.of("DATABASE_URL", "postgres://somebody:hunter2@localhost:1/nowhere"));

        assertThat(ended.exitCode()).isEqualTo(69);
        assertThat(sentences(ended)).singleElement().asString().contains("localhost:1", "DATABASE_URL");
        assertThat(ended.output()).doesNotContain("hunter2");
    }

    @Test
    void saysInOneSentenceThatTheDatabaseIsNotMigrated() {
        var ended = run(Map.of("DATABASE_URL", TestDatabase.createEmpty()));

        assertThat(ended.exitCode()).isEqualTo(78);
        assertThat(sentences(ended)).singleElement().asString().contains("migrate");
    }

    @Test
    void saysInOneSentenceThatAPortIsTaken() throws IOException {
        try (var database = TestDatabase.create();
                var taken = new ServerSocket(0)) {
            var port = Integer.toString(taken.getLocalPort());

            var ended = run(with(database, "PORT", port));

            assertThat(ended.exitCode()).isEqualTo(69);
            assertThat(sentences(ended))
                    .containsExactly("Port " + port + " is already in use: stop the other process or set PORT");
            assertThat(ended.output()).doesNotContain("Exception");
        }
    }

    @Test
    void finishesARequestInFlightAfterSigtermAndExits0() throws IOException {
        try (var database = TestDatabase.create();
                var process = serve(with(database, "DRAIN_DELAY", "1s"));
                var halfARequest = new Socket("localhost", process.uri().getPort())) {
            var half = "{\"email\":\"nobody@example.org\",";
            var otherHalf = "\"password\":\"let me in\"}";
            send(halfARequest, """
                POST /v1/auth/login HTTP/1.1
                Host: localhost
                Content-Type: application/json
                Content-Length: %d

                %s\
                """.formatted(half.length() + otherHalf.length(), half)
                    .replace("\n", "\r\n"));
            var exitCode = CompletableFuture.supplyAsync(process::terminate);
            awaitStatus(503, process.uri());
            awaitRefusedConnections(process.uri());
            assertThat(exitCode).isNotDone();

            send(halfARequest, otherHalf);

            assertThat(new String(halfARequest.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 401");
            assertThat(exitCode.join()).isZero();
        }
    }

    @Test
    void logsOneJsonObjectALineAndFewOfThem() {
        try (var database = TestDatabase.create();
                var process = serve(with(database, "SERVICE_NAME", "shop"))) {
            process.terminate();

            var lines = process.output().lines().map(JSON::readTree).toList();
            assertThat(lines).allSatisfy(line -> {
                assertThat(line.propertyNames())
                        .contains("@timestamp", "level", "service", "module", "message", "logger", "thread");
                assertThat(line.path("service").asString()).isEqualTo("shop");
            });
            var messages = lines.stream().map(LifecycleEndToEndTests::message).toList();
            assertThat(messages).last().isEqualTo("Stopped");
            assertThat(messages.stream().takeWhile(message -> !message.startsWith("Serving on port ")))
                    .hasSizeLessThan(10);
        }
    }

    @Test
    void keepsMetricsOffThePublicPort() {
        try (var database = TestDatabase.create();
                var process = serve(with(database, "MANAGEMENT_PORT", "0"))) {
            var started = process.output()
                    .lines()
                    .map(JSON::readTree)
                    .map(LifecycleEndToEndTests::message)
                    .filter(message -> message.startsWith("Serving on port "))
                    .findFirst()
                    .orElseThrow();
            var managementPort = Integer.parseInt(started.replaceFirst(".*metrics on port (\\d+).*", "$1"));

            assertThat(ShopClient.atPort(managementPort)
                            .get("/metrics")
                            .expect(200)
                            .bytes())
                    .asString()
                    .contains("http_server_requests_seconds_bucket");
            assertThat(ShopClient.at(process.uri()).get("/metrics").status()).isIn(401, 404);
        }
    }

    private JarProcess serve(Map<String, String> environment) {
        return JarProcess.serve(directory.resolve("serve.log"), environment).awaitReady();
    }

    private JarProcess.Ended run(Map<String, String> environment, String... command) {
        return JarProcess.run(directory.resolve("run.log"), environment, command);
    }

    /** What was written for people: everything but the log. */
    private static Stream<String> sentences(JarProcess.Ended ended) {
        return ended.output().lines().filter(line -> !line.startsWith("{"));
    }

    private static Map<String, String> with(TestDatabase database, String variable, String value) {
        var environment = new HashMap<>(Map.of("MANAGEMENT_PORT", "0", "DRAIN_DELAY", "0s"));
        environment.put("DATABASE_URL", database.url());
        environment.put(variable, value);
        return environment;
    }

    private static void send(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(UTF_8));
    }

    private static void awaitStatus(int status, URI base) {
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> ShopClient.at(base).get("/health/ready").status() == status);
    }

    private static void awaitRefusedConnections(URI base) {
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            try (var connection = new Socket(base.getHost(), base.getPort())) {
                return !connection.isConnected();
            } catch (IOException refused) {
                return true;
            }
        });
    }

    private static String message(JsonNode line) {
        return line.path("message").asString();
    }
}
