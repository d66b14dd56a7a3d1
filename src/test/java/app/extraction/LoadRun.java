package app.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How {@code extraction/load} ended. */
record LoadRun(int exitCode, String output, Path state) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LIMIT_SECONDS = 90;

    static LoadRun of(Path state, String... arguments) {
        var command = new ArrayList<>(List.of(Path.of("extraction", "load").toString()));
        command.addAll(List.of(arguments));
        try {
            var output = Files.createDirectories(state).resolve("output");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            var process = builder.start();
            if (!process.waitFor(LIMIT_SECONDS, SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " does not end:\n" + Files.readString(output, UTF_8));
            }
            return new LoadRun(process.exitValue(), Files.readString(output, UTF_8), state);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    JsonNode result() {
        return JSON.readTree(state.resolve("result.json").toFile());
    }

    /** The lines of a file with one JSON object each. */
    List<JsonNode> lines(String file) {
        try {
            return Files.readAllLines(state.resolve(file)).stream()
                    .map(JSON::readTree)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
