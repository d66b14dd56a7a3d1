package app;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The packaged jar, {@code target/monolift.jar} or another of {@link Jars}, as a process of its own, with nothing in
 * its environment but what is given. What it writes goes to a file. It ends with the process that started it.
 */
public final class JarProcess implements Entrance, AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration RUN_LIMIT = Duration.ofMinutes(3);
    private static final Duration END_LIMIT = Duration.ofSeconds(30);
    private static final int SHOWN_LINES = 80;

    private final String jar;
    private final Process process;
    private final Path output;
    private final int port;
    private final Map<String, String> environment;
    private final Thread lastResort;

    private JarProcess(String jar, Process process, Path output, int port, Map<String, String> environment) {
        this.jar = jar;
        this.process = process;
        this.output = output;
        this.port = port;
        this.environment = environment;
        this.lastResort = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** Starts it serving on a port that was free a moment ago, which it keeps over restarts. */
    public static JarProcess serve(Path output, Map<String, String> environment) {
        return serve(output, freePort(), environment);
    }

    /** Starts it serving on a port that others already know of. */
    public static JarProcess serve(Path output, int port, Map<String, String> environment) {
        return serve(Jars.startedWith(environment), output, port, environment);
    }

    /** Starts this jar instead, which may be of another version. */
    static JarProcess serve(String jar, Path output, int port, Map<String, String> environment) {
        var serving = new HashMap<>(environment);
        serving.put("PORT", Integer.toString(port));
        return start(jar, output, port, serving, AotCache.options());
    }

    /** Runs a command, such as {@code migrate}, to its end. */
    public static Ended run(Path output, Map<String, String> environment, String... command) {
        return run(Jars.startedWith(environment), output, environment, command);
    }

    static Ended run(String jar, Path output, Map<String, String> environment, String... command) {
        return run(start(jar, output, 0, environment, AotCache.options(), command));
    }

    /** Runs it with these options of the JVM until it ends by itself. */
    static Ended run(Path output, Map<String, String> environment, List<String> options) {
        return run(start(Jars.startedWith(environment), output, 0, environment, options));
    }

    private static Ended run(JarProcess started) {
        try (var process = started) {
            return new Ended(process.awaitExit(RUN_LIMIT), process.everything());
        }
    }

    private static JarProcess start(
            String jar,
            Path output,
            int port,
            Map<String, String> environment,
            List<String> options,
            String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It lives for seconds: compiling every method in full would cost more than it saves.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx384m"));
        command.addAll(options);
        command.addAll(List.of("-jar", jar));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(output.toAbsolutePath().getParent());
            return new JarProcess(jar, builder.start(), output, port, Map.copyOf(environment));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts it again, as it was and on the same port, after its end. */
    public JarProcess restart() {
        return serve(jar, output, port, environment);
    }

    public URI uri() {
        return URI.create("http://localhost:" + port);
    }

    @Override
    public URI of(String path) {
        return uri().resolve(path);
    }

    /** Waits until {@code /health/ready} says yes. */
    public JarProcess awaitReady() {
        await("readiness of " + uri())
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .failFast(this::throwIfEnded)
                .until(this::isReady);
        return this;
    }

    /** SIGKILL: it gets no chance to finish anything. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(END_LIMIT);
    }

    /** SIGTERM; answers the exit code. */
    public int terminate() {
        process.destroy();
        return awaitExit(END_LIMIT);
    }

    /** The end of what it has written. */
    public String output() {
        var lines = everything().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }

    private String everything() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        // The JVM that makes an AOT cache is a child of the one that it is made from.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook does the same.
        }
    }

    private int awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit.toSeconds(), SECONDS)) {
                throw new AssertionError("The process does not end:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private void throwIfEnded() {
        if (!process.isAlive()) {
            throw new AssertionError("The process has ended:\n" + output());
        }
    }

    private boolean isReady() throws InterruptedException {
        var request = HttpRequest.newBuilder(uri().resolve("/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /**
     * Below the ports that systems give to outgoing connections: while a process is down between two starts, such a
     * connection could otherwise take its port.
     */
    public static int freePort() {
        while (true) {
            var candidate = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (var socket = new ServerSocket(candidate, 1, InetAddress.getByAddress(new byte[4]))) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one, then.
            }
        }
    }

    /** How a command ended. */
    public record Ended(int exitCode, String output) {}
}
