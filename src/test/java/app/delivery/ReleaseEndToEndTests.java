package app.delivery;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.JarProcess;
import app.NeedsModules;
import app.ShopClient;
import app.Stage;
import app.delivery.Script.Ended;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three instances of the packaged jar on one database, one of them badly configured, and a Prometheus that scrapes
 * them.
 */
@NeedsModules
@TestInstance(Lifecycle.PER_CLASS)
@Tag("delivery")
class ReleaseEndToEndTests {

    private static final int GO_ON = 0;
    private static final int GO_BACK = 1;
    private static final int UNSURE = 75;

    @RegisterExtension
    static final Stage stage = new Stage("release", Map.of());

    private JarProcess stable;
    private JarProcess same;
    private JarProcess broken;
    private URI management;
    private Prometheus prometheus;

    @BeforeAll
    void releaseTwoVersionsBesideTheRunningOne(@TempDir Path folder) throws IOException {
        stage.prepare();
        var targets = Map.of("stable", local(), "same", local(), "broken", local());
        management = targets.get("stable");
        stable = stage.serve(reachedAt(targets.get("stable"), Map.of()));
        same = stage.serve(reachedAt(targets.get("same"), Map.of()));
        // It makes keys of its own, so it takes no token of the others.
        broken = stage.serve(reachedAt(targets.get("broken"), Map.of("USERS_SIGNING_KEYS", "")));
        Stream.of(stable, same, broken).forEach(JarProcess::awaitReady);
        prometheus = Prometheus.scraping(folder, Duration.ofMillis(250), targets);
    }

    @AfterAll
    void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    @Test
    void goesOnWithTheSameVersionByTheMetricsOfTheApplication() {
        var verdict = verdictUnderLoad("same", same);

        assertThat(verdict.exitCode()).as(verdict.output()).isEqualTo(GO_ON);
        // What the outboxes were like before the window, nobody knows: the processes are younger.
        assertThat(verdict.output().lines())
                .hasSize(5)
                .filteredOn(line -> line.contains("beside it"))
                .hasSize(3);
    }

    @Test
    void goesBackFromOneThatRefusesItsCustomers() {
        var verdict = verdictUnderLoad("broken", broken);

        assertThat(verdict.exitCode()).as(verdict.output()).isEqualTo(GO_BACK);
        assertThat(verdict.output()).contains("worse   share of refused requests");
    }

    @Test
    void findsThatTheApplicationDoesWhatItShould() {
        var asked = smoke(stable.uri());
        var looked = smoke(stable.uri(), "--read-only");

        assertThat(asked.exitCode()).as(asked.output()).isZero();
        assertThat(asked.output()).contains("ok      DELETE /v1/users/me: 204").endsWith(" does what it should\n");
        assertThat(looked.exitCode()).as(looked.output()).isZero();
        assertThat(looked.output()).doesNotContain("POST");
    }

    @Test
    void findsThatItDoesNot() throws IOException {
        for (var form : List.of(new String[0], new String[] {"--read-only"})) {
            assertThat(smoke(management, form).output())
                    .contains("FAILED  GET /.well-known/jwks.json: 404 instead of 200");
            assertThat(smoke(local(), form).output()).contains("FAILED  GET /.well-known/jwks.json: no answer");
            assertThat(smoke(local(), form).exitCode()).isEqualTo(1);
        }
    }

    /** Once Prometheus has seen enough requests of both: it looks at one after the other. */
    private Ended verdictUnderLoad(String release, JarProcess canary) {
        var email = ShopClient.newEmail();
        ShopClient.at(stable).register(email, "Customer");
        var customer = ShopClient.at(stable).login(email);
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> {
                            IntStream.range(0, 20).forEach(request -> {
                                customer.get("/v1/orders");
                                customer.movedTo(canary).get("/v1/orders");
                            });
                            return verdict(release);
                        },
                        verdict -> verdict.output().contains("beside it"));
    }

    private Ended verdict(String release) {
        var verdict = Script.of("ops/verdict")
                .with("PROMETHEUS_URL", prometheus.url())
                .with("CANARY", "application=\"monolift\",namespace=\"monolift\",release=\"" + release + "\"")
                .with("WINDOW", "30s")
                .with("LEAST_REQUESTS", "50")
                // What is compiled already is faster than what is not.
                .with("SLOWER", "20")
                .run();
        // Before the first scrape, the running version is not known either.
        assertThat(verdict.exitCode()).as(verdict.output()).isIn(GO_ON, GO_BACK, UNSURE, 69);
        return verdict;
    }

    private static Ended smoke(URI url, String... form) {
        return Script.of("ops/smoke")
                .run(Stream.concat(Stream.of(form), Stream.of(url.toString())).toArray(String[]::new));
    }

    private static Map<String, String> reachedAt(URI management, Map<String, String> settings) {
        return Stream.concat(
                        settings.entrySet().stream(),
                        Stream.of(Map.entry("MANAGEMENT_PORT", Integer.toString(management.getPort()))))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static URI local() throws IOException {
        return URI.create("http://127.0.0.1:" + JarProcess.freePort());
    }
}
