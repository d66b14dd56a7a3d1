package app.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A script of this tree, or of a copy of it, with what is added to its environment. */
public record Script(Path folder, String name, Map<String, String> environment) {

    private static final int LONGEST_MINUTES = 20;

    public static Script of(String name) {
        return new Script(Path.of(""), name, Map.of());
    }

    public Script with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new Script(folder, name, Map.copyOf(more));
    }

    /** Programs in this folder come before others of their name. */
    public Script withPrograms(Path programs) {
        return with("PATH", programs + ":" + System.getenv("PATH"));
    }

    public Ended run(String... arguments) {
        return runWithInput("", arguments);
    }

    public Ended runWithInput(String input, String... arguments) {
        return start(input, arguments).awaitEnd();
    }

    public Running start(String input, String... arguments) {
        // Where tests run in the background, some signals are ignored, and a shell cannot take that back.
        var command = new ArrayList<>(List.of("env", "--default-signal=HUP,INT,QUIT", "./" + name));
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command).directory(folder.toAbsolutePath().toFile());
        builder.redirectErrorStream(true).environment().putAll(environment);
        try {
            var output = Files.createTempFile("script", ".log");
            output.toFile().deleteOnExit();
            var process = builder.redirectOutput(output.toFile()).start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(UTF_8));
            }
            return new Running(process, output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @param output the file of what it writes on both its outputs */
    public record Running(Process process, Path output) {

        /** @param name such as INT */
        public void signal(String name) {
            var kill = new Script(Path.of("/"), "bin/kill", Map.of()).run("-" + name, Long.toString(process.pid()));
            if (kill.exitCode() != 0) {
                throw new AssertionError(kill.output());
            }
        }

        public Ended awaitEnd() {
            try {
                if (!process.waitFor(LONGEST_MINUTES, MINUTES)) {
                    process.destroy();
                    throw new AssertionError("It did not end:\n" + Files.readString(output));
                }
                return new Ended(process.exitValue(), Files.readString(output));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopping);
            }
        }
    }

    /** @param output what it wrote on both its outputs */
    public record Ended(int exitCode, String output) {}
}
