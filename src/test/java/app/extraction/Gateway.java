package app.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Nginx, configured and started by the scripts in {@code extraction/nginx}, as its child processes. Where Nginx is
 * missing and can't be installed, starting fails with the words of the scripts, which name the one command.
 */
final class Gateway implements AutoCloseable {

    static final Path FOLDER = Path.of("extraction", "nginx");

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path prefix;
    private final Map<String, String> settings;
    private final Process process;
    private final Thread lastResort;

    private Gateway(Path prefix, Map<String, String> settings, Process process) {
        this.prefix = prefix;
        this.settings = settings;
        this.process = process;
        this.lastResort = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /**
     * @param name of the folder in {@code target/gateway} where it lives
     * @param upstreams lines of the file of upstreams
     * @param changed settings that are not the shipped ones
     */
    static Gateway start(String name, List<String> upstreams, Map<String, String> changed) {
        var prefix = Path.of("target", "gateway", name);
        var settings = new HashMap<>(Map.of(
                "http", Integer.toString(freePort()),
                "https", Integer.toString(freePort()),
                "internal", "127.0.0.1:" + freePort(),
                "user", System.getProperty("user.name"),
                "workers", "2"));
        settings.putAll(changed);
        try {
            delete(prefix);
            Files.createDirectories(prefix);
            generate(prefix, upstreams, settings);
            var process = new ProcessBuilder(script("gateway"), "run", prefix.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(prefix.resolve("output").toFile())
                    .start();
            var gateway = new Gateway(prefix, settings, process);
            gateway.awaitStart();
            return gateway;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void generate(Path prefix, List<String> upstreams, Map<String, String> settings) throws IOException {
        var lines = Files.readAllLines(FOLDER.resolve("settings")).stream()
                .map(line -> changed(line, settings))
                .toList();
        Files.write(prefix.resolve("settings"), lines);
        Files.write(prefix.resolve("upstreams"), upstreams);
        run(
                        "generate",
                        "--settings",
                        prefix.resolve("settings").toString(),
                        "--upstreams",
                        prefix.resolve("upstreams").toString(),
                        prefix.toString())
                .expect(0);
    }

    /** A setting is a line that begins with its name; the name of a limit is part of that. */
    private static String changed(String line, Map<String, String> settings) {
        return settings.entrySet().stream()
                .filter(setting -> line.startsWith(setting.getKey() + " "))
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .findFirst()
                .orElse(line);
    }

    URI uri() {
        return URI.create("http://localhost:" + settings.get("http"));
    }

    URI secureUri() {
        return URI.create("https://localhost:" + settings.get("https"));
    }

    Path file(String name) {
        return prefix.resolve(name);
    }

    /** Runs {@code switch} with these arguments. */
    Ended change(String... arguments) {
        var all = new ArrayList<>(List.of("--prefix", prefix.toString()));
        all.addAll(List.of(arguments));
        return run("switch", all.toArray(String[]::new));
    }

    Ended reload() {
        return run("gateway", "reload", prefix.toString());
    }

    static Ended run(String script, String... arguments) {
        var command = new ArrayList<>(List.of(script(script)));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(LIMIT.toSeconds(), SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " does not end:\n" + output);
            }
            return new Ended(process.exitValue(), output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    /** SIGTERM, which ends the worker processes, too. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }

    static int freePort() {
        while (true) {
            var candidate = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (var socket = new ServerSocket(candidate, 1, InetAddress.getByAddress(new byte[4]))) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one, then.
            }
        }
    }

    private void awaitStart() {
        await("the gateway in " + prefix)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .failFast(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError(Files.readString(prefix.resolve("output")));
                    }
                })
                .until(this::answers);
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", uri().getPort()), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String script(String name) {
        return FOLDER.resolve(name).toAbsolutePath().toString();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    /** How a script ended. */
    record Ended(int exitCode, String output) {

        Ended expect(int code) {
            if (exitCode != code) {
                throw new AssertionError("Exit code " + exitCode + ":\n" + output);
            }
            return this;
        }
    }
}
