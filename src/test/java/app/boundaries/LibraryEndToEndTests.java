package app.boundaries;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another project takes the rules alone: the jar, and no more on the classpath than its pom.xml brings. */
@NeedsModules
@Tag("delivery")
class LibraryEndToEndTests {

    private static final Path JAR = Path.of(Objects.requireNonNull(System.getProperty("monolift.jar")))
            .resolveSibling("monolift-boundaries.jar");

    /** What Maven resolves from src/boundaries/pom.xml. */
    private static final Stream<String> DEPENDENCIES =
            Stream.of("archunit-[\\d.]+", "jspecify", "jsqlparser", "slf4j-api", "spring-modulith-api");

    private static final String CLASSPATH = classpath();

    @TempDir
    private Path classes;

    @TempDir
    private Path project;

    @BeforeEach
    void compileApplication() {
        PlantedShop.compiledInto(classes);
    }

    @Test
    void failsThreeLinesThatPointAtAnApplicationWithViolations() throws IOException, InterruptedException {
        var run = run("""
            app.boundaries.Boundaries.of("shop").withSources(java.nio.file.Path.of("%s")).check();
            """.formatted(PlantedShop.SOURCES.toAbsolutePath()));

        assertThat(run.exitCode()).isOne();
        assertThat(run.output())
                .contains("[reach-in]", "ReachByField.java:7", "Why it matters", "Instead")
                .contains("Boundaries of billing");
    }

    @Test
    void letsAnOldApplicationStart() throws IOException, InterruptedException {
        var check = """
            app.boundaries.Boundaries.of("shop").frozenIn(java.nio.file.Path.of("boundaries.txt")).check();
            """;

        assertThat(run(check, "-Dboundaries.baseline=create").exitCode()).isZero();
        assertThat(run(check).output()).contains("violations are frozen in boundaries.txt");
    }

    private Run run(String statement, String... options) throws IOException, InterruptedException {
        var program = project.resolve("Check.java");
        var output = project.resolve("output.txt");
        Files.writeString(program, "void main() {\n" + statement + "}\n");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.of(
                        Stream.of(java),
                        Arrays.stream(options),
                        Stream.of("-cp", classes + File.pathSeparator + CLASSPATH, program.toString()))
                .flatMap(it -> it)
                .toList();
        var process = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Run(process.waitFor(), Files.readString(output));
    }

    private static String classpath() {
        var wanted = DEPENDENCIES
                .map(name -> ".*[/\\\\]" + name + "(-\\d[^/\\\\]*)?\\.jar")
                .collect(Collectors.joining("|"));
        return JAR
                + File.pathSeparator
                + Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry -> entry.matches(wanted))
                        .collect(Collectors.joining(File.pathSeparator));
    }

    private record Run(int exitCode, String output) {}
}
