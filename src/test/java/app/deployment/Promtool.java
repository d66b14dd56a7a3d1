package app.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.delivery.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Prometheus' own program that checks rules, fetched if it is missing. */
record Promtool(Path program, Path folder) {

    static Promtool in(Path folder) {
        var found = Script.of("ops/prometheus").run();
        if (found.exitCode() != 0) {
            throw new AssertionError(found.output());
        }
        var programs = found.output().lines().reduce("", (first, last) -> last);
        return new Promtool(Path.of(programs, "promtool"), folder);
    }

    /** Writes a file of rules or tests; JSON is YAML. */
    Path write(String name, Object content) {
        try {
            return Files.writeString(folder.resolve(name), JsonMapper.shared().writeValueAsString(content));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Ended run(String... arguments) {
        try {
            var process = new ProcessBuilder(Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                            .toList())
                    .redirectErrorStream(true)
                    .directory(folder.toFile())
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Ended(process.waitFor(), output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    Ended check(Path rules) {
        return run("check", "rules", rules.toAbsolutePath().toString());
    }

    record Ended(int exitCode, String output) {}
}
