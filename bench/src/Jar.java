import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code target/monolift.jar}, or another, as a process that serves. Its environment is what is given, and nothing else. */
final class Jar implements AutoCloseable {

    static final String FLAT = "target/monolift.jar";

    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final Process process;
    private final int port;
    private final Duration timeToReady;

    private Jar(Process process, int port, Duration timeToReady) {
        this.process = process;
        this.port = port;
        this.timeToReady = timeToReady;
    }

    static Jar serve(List<String> javaOptions, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        return serve(FLAT, javaOptions, environment, log);
    }

    /** Answers when {@code /health/ready} says yes for the first time. */
    static Jar serve(String jar, List<String> javaOptions, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        var port = freePort();
        var begin = System.nanoTime();
        var process = start(jar, javaOptions, List.of(), environment, port, log);
        while (!isReady(port)) {
            if (!process.isAlive() || System.nanoTime() - begin > LONGEST_START.toNanos()) {
                process.destroyForcibly();
                throw new IllegalStateException("The application did not get ready; see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return new Jar(process, port, Duration.ofNanos(System.nanoTime() - begin));
    }

    static void migrate(Map<String, String> environment, Path log) throws IOException, InterruptedException {
        run(FLAT, List.of(), List.of("migrate"), environment, log);
    }

    /** Starts it with options with which it ends by itself. */
    static void train(String jar, List<String> javaOptions, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        run(jar, javaOptions, List.of(), environment, log);
    }

    private static void run(
            String jar, List<String> javaOptions, List<String> arguments, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        var exitCode = start(jar, javaOptions, arguments, environment, 0, log).waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException("The application ended with " + exitCode + "; see " + log);
        }
    }

    int port() {
        return port;
    }

    Duration timeToReady() {
        return timeToReady;
    }

    /** What the process occupies of the machine's memory. */
    long residentMegabytes() throws IOException, InterruptedException {
        return Long.parseLong(output("ps", "-o", "rss=", "-p", Long.toString(process.pid()))
                        .strip())
                / 1024;
    }

    /** What is alive on the heap; a full collection comes before. */
    long liveHeapMegabytes() throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var total = output(jcmd, Long.toString(process.pid()), "GC.class_histogram")
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(total.split("\\s+")[2]) / 1024 / 1024;
    }

    /** As a platform would, with SIGTERM. */
    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The application does not stop");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(
            String jar,
            List<String> javaOptions,
            List<String> arguments,
            Map<String, String> environment,
            int port,
            Path log)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PORT", Integer.toString(port));
        Files.createDirectories(log.toAbsolutePath().getParent());
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private static boolean isReady(int port) {
        try (var wire = Wire.to(port)) {
            wire.send("GET /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
            return HttpMessage.readFrom(wire).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String output(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}
