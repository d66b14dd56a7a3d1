package app.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import app.JarProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A Prometheus, as a process, which ends with the test: it knows what was recorded before, or what it scrapes. */
final class Prometheus implements AutoCloseable {

    private static final int UNAVAILABLE = 69;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final String url;
    private final Path log;
    private final Thread lastResort;

    private Prometheus(Process process, String url, Path log) {
        this.process = process;
        this.url = url;
        this.log = log;
        this.lastResort = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /**
     * The folder of its programs. Where it is missing and cannot be fetched, the test that asks is skipped and says so;
     * where {@code CI} is set, it fails.
     */
    static Path programs() {
        var ended = Script.of("ops/prometheus").run();
        if (ended.exitCode() == UNAVAILABLE && System.getenv("CI") == null) {
            assumeThat(ended.exitCode()).as(ended.output()).isZero();
        }
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return Path.of(ended.output().lines().toList().getLast());
    }

    /** @param openMetrics series with the times of their samples */
    static Prometheus knowing(Path folder, String openMetrics) {
        try {
            var programs = programs();
            var recorded = Files.writeString(folder.resolve("recorded"), openMetrics);
            var data = folder.resolve("data");
            run(
                    programs,
                    "promtool",
                    "tsdb",
                    "create-blocks-from",
                    "openmetrics",
                    recorded.toString(),
                    data.toString());
            return start(programs, folder, "");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @param targets where the metrics of each release are, labelled as {@code k8s/components/monitoring} does */
    static Prometheus scraping(Path folder, Duration interval, Map<String, URI> targets) {
        var jobs = targets.entrySet().stream()
                .map(target -> """
                          - targets: ["%s"]
                            labels: {application: monolift, namespace: monolift, release: %s}
                    """.formatted(target.getValue().getAuthority(), target.getKey()))
                .collect(Collectors.joining());
        return start(programs(), folder, """
            scrape_configs:
              - job_name: monolift
                metrics_path: /metrics
                scrape_interval: %dms
                scrape_timeout: %dms
                static_configs:
            """.formatted(interval.toMillis(), interval.toMillis()) + jobs);
    }

    String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook does the same.
        }
    }

    private static Prometheus start(Path programs, Path folder, String configuration) {
        try {
            var file = Files.writeString(folder.resolve("prometheus.yml"), configuration);
            var log = folder.resolve("log");
            var address = "127.0.0.1:" + JarProcess.freePort();
            var process = new ProcessBuilder(
                            programs.resolve("prometheus").toString(),
                            "--config.file=" + file,
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=" + address)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new Prometheus(process, "http://" + address, log).awaitReady();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Prometheus awaitReady() {
        var request = HttpRequest.newBuilder(URI.create(url + "/-/ready")).build();
        try (var http = HttpClient.newHttpClient()) {
            await("readiness of Prometheus, see " + log)
                    .atMost(START_LIMIT)
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .failFast("Prometheus has ended, see " + log, () -> !process.isAlive())
                    .until(() -> http.send(request, BodyHandlers.discarding()).statusCode() == 200);
        }
        return this;
    }

    private static void run(Path programs, String... command) throws IOException {
        var whole = new ArrayList<>(List.of(command));
        whole.set(0, programs.resolve(command[0]).toString());
        var process = new ProcessBuilder(whole).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.onExit().join().exitValue()).as(output).isZero();
    }
}
