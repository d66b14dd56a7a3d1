package app.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said about an image where no engine builds it; {@link ImageEndToEndTests} says the rest. */
@NeedsModules
class DockerfileTests {

    private static final String ROOT = "Dockerfile";
    private static final String LIFTED = "extraction/template/Dockerfile";

    @ParameterizedTest
    @ValueSource(strings = {ROOT, LIFTED})
    void namesItsBasesByVersion(String dockerfile) throws IOException {
        assertThat(found(dockerfile, "(?m)^ARG \\w+_BASE=(.*)$"))
                .isNotEmpty()
                .allSatisfy(base -> assertThat(base).matches(".+:\\d+(\\.\\d+)*-.+"));
        var stages = found(dockerfile, "(?m)^FROM \\S+ AS (\\S+)$");
        assertThat(found(dockerfile, "(?m)^FROM (\\S+)"))
                .isNotEmpty()
                .allMatch(from -> stages.contains(from) || from.matches("\\$\\{\\w+_BASE}"));
    }

    @Test
    void isShippedOnExactVersionsOfTheSameLines() throws IOException {
        for (var base : List.of("BUILD_BASE", "RUNTIME_BASE")) {
            var line = found(ROOT, "(?m)^ARG " + base + "=(.*:\\d+)").getFirst();
            assertThat(found("ops/image", "(?m)^readonly SHIPPED_" + base + "=(.*)$"))
                    .singleElement()
                    .asString()
                    .startsWith(line + ".")
                    .containsPattern(":\\d+\\.\\d+\\.\\d+");
        }
    }

    @Test
    void runsALiftedModuleOnWhatTheMonolithRunsOn() throws IOException {
        assertThat(found(LIFTED, "(?m)^ARG RUNTIME_BASE=(.*)$")).isEqualTo(found(ROOT, "(?m)^ARG RUNTIME_BASE=(.*)$"));
    }

    /** The JDK takes the last of two options, and that of a command comes after those of a variable. */
    @ParameterizedTest
    @ValueSource(strings = {ROOT, LIFTED})
    void leavesMemoryAndGarbageCollectorToAVariable(String dockerfile) throws IOException {
        assertThat(found(dockerfile, "(?m)^ENTRYPOINT (.*)$"))
                .singleElement()
                .asString()
                .doesNotContainPattern("-Xm|MaxRAM|-XX:\\+Use");
        assertThat(found(dockerfile, "(?m)^ENV JAVA_TOOL_OPTIONS=(.*)$")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {ROOT, LIFTED})
    void runsAsANumberThatIsNotRoot(String dockerfile) throws IOException {
        assertThat(found(dockerfile, "(?m)^USER (.*)$")).last().asString().matches("[1-9]\\d*:[1-9]\\d*");
    }

    @ParameterizedTest
    @ValueSource(strings = {ROOT, LIFTED})
    void startsJavaWithoutAShell(String dockerfile) throws IOException {
        assertThat(found(dockerfile, "(?m)^(?:ENTRYPOINT| +CMD) (.*)$"))
                .hasSize(2)
                .allSatisfy(
                        command -> assertThat(command).startsWith("[\"java\", ").endsWith("]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {ROOT, LIFTED})
    void asksAProgramOfTheApplicationWhetherItIsWell(String dockerfile) throws IOException {
        assertThat(found(dockerfile, "\"(app\\.[\\w.]+)\"]"))
                .singleElement()
                .satisfies(program -> assertThat(Path.of("src/main/java", program.replace('.', '/') + ".java"))
                        .exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {".dockerignore", "extraction/template/.dockerignore"})
    void sendsNothingThatIsNotNamed(String list) throws IOException {
        assertThat(Files.readAllLines(Path.of(list)))
                .filteredOn(line -> !line.startsWith("#"))
                .first()
                .isEqualTo("*");
    }

    private static List<String> found(String dockerfile, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(Path.of(dockerfile)))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
