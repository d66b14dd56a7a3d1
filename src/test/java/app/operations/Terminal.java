package app.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where an operator types what the runbook says: one session, in which variables and functions stay. It is in a folder
 * of its own, and it has a {@code kubectl} that does here what it would do in a container.
 */
final class Terminal {

    private static final int LONGEST_MINUTES = 3;

    private static final String KUBECTL = """
        #!/usr/bin/env bash
        # The cluster is this machine, and the environment of the container that of the terminal.
        set -euo pipefail
        all="$*"
        case $all in
            "--namespace monolift exec --stdin deployment/monolift -- "*)
                while [[ $1 != -- ]]; do shift; done
                shift
                exec "$@"
                ;;
            "--namespace monolift logs --selector app.kubernetes.io/part-of=monolift "*)
                exec cat "$LOG"
                ;;
            "--namespace monolift patch secret "*" --type merge --patch-file /dev/stdin")
                exec cat >"$PATCH"
                ;;
            "--namespace monolift rollout "*)
                echo "$all"
                exit
                ;;
        esac
        echo "There is no cluster for: kubectl $all" >&2
        exit 64
        """;

    private final Path folder;
    private final Map<String, String> meant;
    private Map<String, String> environment;

    /**
     * @param meant what stands here for the names in the runbook
     * @param programs folders of programs that come before those of the system
     */
    Terminal(Path folder, Map<String, String> environment, Map<String, String> meant, Path... programs) {
        this.folder = folder.toAbsolutePath();
        this.meant = new HashMap<>(meant);
        this.environment = new HashMap<>(environment);
        var java = Path.of(System.getProperty("java.home"), "bin");
        var path = Stream.concat(Stream.of(this.folder.resolve("programs"), java), Stream.of(programs))
                .map(Path::toString)
                .collect(joining(":"));
        this.environment.put("PATH", path + ":" + System.getenv("PATH"));
        this.environment.put("LC_ALL", "C.UTF-8");
        this.environment.put("HOME", this.folder.toString());
        // Like the manifests, but for what makes a short life short.
        this.environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        this.meant.put("-jar /app/monolift.jar", "-jar " + jar());
        this.meant.put("-jar monolift.jar", "-jar " + jar());
        furnish();
    }

    /** From now on this name in the runbook means that. */
    void means(String name, String here) {
        meant.put(name, here);
    }

    /** What the operator has set before. */
    void set(String variable, String value) {
        environment.put(variable, value);
    }

    /** The value of a variable that a block has set, or empty. */
    Optional<String> get(String variable) {
        return Optional.ofNullable(environment.get(variable));
    }

    /** The text of a block, as it is meant here. */
    String text(String block) {
        var names = Pattern.compile(
                meant.keySet().stream().sorted().map(Pattern::quote).collect(joining("|")));
        return names.matcher(Runbook.read().take(block))
                .replaceAll(found -> Matcher.quoteReplacement(meant.get(found.group())));
    }

    /** Runs a block, which must succeed. */
    String run(String block) {
        return run(block, "");
    }

    /** Runs a block to which this is typed in. */
    String run(String block, String typed) {
        var ended = execute(text(block), typed);
        if (ended.exitCode() != 0) {
            throw new AssertionError(
                    "The block %s ended with exit code %d:\n%s".formatted(block, ended.exitCode(), ended.output()));
        }
        return ended.output();
    }

    /** No terminal is behind it, so programs that ask for a password read what is typed in. */
    Ended execute(String text, String typed) {
        try {
            var output = Files.createTempFile(folder, "output", ".log");
            var variables = folder.resolve("variables");
            var script = "set -eauo pipefail\n" + text + "\nenv -0 >" + variables + "\n";
            var command = new ArrayList<>(List.of("setsid", "--wait"));
            command.addAll(InstalledPostgres.asOrdinaryUser());
            command.addAll(List.of("bash", "-c", script));
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            var process = builder.start();
            try (var in = process.getOutputStream()) {
                in.write(typed.getBytes(UTF_8));
            }
            if (!process.waitFor(LONGEST_MINUTES, MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("It does not end:\n" + text + "\n" + Files.readString(output));
            }
            if (process.exitValue() == 0) {
                environment = variables(Files.readString(variables));
            }
            return new Ended(process.exitValue(), Files.readString(output));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private static Map<String, String> variables(String text) {
        var variables = new HashMap<String, String>();
        for (var variable : text.split("\0", -1)) {
            var end = variable.indexOf('=');
            if (end > 0) {
                variables.put(variable.substring(0, end), variable.substring(end + 1));
            }
        }
        return variables;
    }

    private void furnish() {
        try {
            var programs = Files.createDirectories(folder.resolve("programs"));
            var kubectl = Files.writeString(programs.resolve("kubectl"), KUBECTL);
            if (!kubectl.toFile().setExecutable(true)) {
                throw new IllegalStateException(kubectl + " cannot be made executable");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path jar() {
        return Path.of(System.getProperty("monolift.jar", "target/monolift.jar"))
                .toAbsolutePath();
    }

    record Ended(int exitCode, String output) {}
}
