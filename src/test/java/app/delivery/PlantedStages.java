package app.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code ops/test} in a repository of its own, with a Maven and tools that write down how they are called. The tools
 * find each file with the word DEFECT in it. No other tool is there, whatever is installed.
 */
final class PlantedStages {

    private static final List<String> SCRIPTS =
            List.of("ops/test", "ops/lib/engine.sh", "ops/lib/tools.sh", "ops/lib/lint.sh");

    /** What these need of the system. */
    private static final List<String> PROGRAMS =
            List.of("bash", "cat", "dirname", "env", "find", "git", "grep", "head", "wc");

    private final Path tree;
    private final Path programs;
    private final Path calls;

    PlantedStages(Path folder) throws IOException {
        tree = folder.resolve("tree");
        programs = Files.createDirectories(folder.resolve("programs"));
        calls = Files.createFile(folder.resolve("calls"));
        for (var program : PROGRAMS) {
            plantProgram(programs.resolve(program), "#!/bin/sh\nexec \"%s\" \"$@\"\n".formatted(installed(program)));
        }
        for (var script : SCRIPTS) {
            plant(script, "");
            Files.copy(
                    Path.of(script),
                    tree.resolve(script),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        plant("src/main/java/app/orders/internal/Desk.java", "");
        plant("src/main/java/app/users/internal/Desk.java", "");
        plant("src/main/java/app/runtime/Clock.java", "");
        plant(".github/workflows/ci.yml", "name: ci\n");
        plantRecorded(tree.resolve("mvnw"), "[[ \"$*\" != *\"${MAVEN_FAILS:-nothing}\"* ]] || exit 7");
        plantTool("shellcheck", "");
        plantTool("actionlint", ".github/workflows/ci.yml");
        git("init", "--quiet");
        git("add", "--all");
    }

    void plant(String file, String text) throws IOException {
        Files.createDirectories(tree.resolve(file).getParent());
        Files.writeString(tree.resolve(file), text);
    }

    void remove(String tool) throws IOException {
        Files.delete(programs.resolve(tool));
    }

    Script.Ended test(String... arguments) {
        return test(Map.of(), arguments);
    }

    /** @param environment MAVEN_FAILS: with 7, if it is told this */
    Script.Ended test(Map<String, String> environment, String... arguments) {
        return new Script(tree, "ops/test", environment)
                .with("PATH", programs.toString())
                .with("CONTAINER_ENGINE", "none")
                .with("GIT_CONFIG_GLOBAL", "/dev/null")
                .run(arguments);
    }

    /** How Maven and the tools were called, one after the other. */
    List<String> calls() {
        try {
            return Files.readAllLines(calls);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Stream<String> scriptsChecked() {
        var call =
                calls().stream().filter(each -> each.startsWith("shellcheck ")).findFirst();
        var arguments = call.orElseThrow().split(" ", -1);
        return Stream.of(arguments).skip(1).filter(argument -> !argument.startsWith("--"));
    }

    /** @param always a file at which it looks, whatever it is told */
    private void plantTool(String name, String always) throws IOException {
        plantRecorded(programs.resolve(name), """
            status=0
            for file in "$@" %s; do
                [[ $file == --* ]] || ! grep -q DEFECT "$file" || { echo "DEFECT in $file" && status=1; }
            done
            exit "$status"
            """.formatted(always));
    }

    private void plantRecorded(Path program, String does) throws IOException {
        plantProgram(program, """
            #!/usr/bin/env bash
            echo "%s $*" >>"%s"
            %s
            """.formatted(program.getFileName(), calls, does));
    }

    private static void plantProgram(Path program, String text) throws IOException {
        Files.writeString(program, text);
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private static Path installed(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(part -> Path.of(part, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(program + " is missing"));
    }

    private void git(String... arguments) throws IOException {
        var command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        var builder = new ProcessBuilder(command).directory(tree.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.onExit().join().exitValue()).as(output).isZero();
    }
}
