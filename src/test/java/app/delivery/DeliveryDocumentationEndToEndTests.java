package app.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.NeedsModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command of {@code docs/delivery.md} is there with its arguments, and what needs no cluster is run. */
@NeedsModules
@Tag("delivery")
class DeliveryDocumentationEndToEndTests {

    private static final int UNAVAILABLE = 69;
    private static final Path PAGE = Path.of("docs/delivery.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
    private static final Pattern INLINE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern COMMAND =
            Pattern.compile("(?:[A-Z_]+=\\S+ )*((?:ops|k8s|extraction)/[a-z-]+)((?: .*)?)");
    /** Not in the usage: names, tags, addresses. */
    private static final Pattern OF_THE_READER =
            Pattern.compile("[0-9a-f]{7}|https?://.*|\"\\$\\(cat target/image/tag\\)\"|orders|users");

    /** What is in the blocks, and what the text names. */
    static List<String> commands() throws IOException {
        var page = Files.readString(PAGE);
        var blocks = found(BLOCK, page).flatMap(String::lines);
        var inline = found(INLINE, BLOCK.matcher(page).replaceAll(""));
        return Stream.concat(blocks, inline)
                .map(line -> line.replaceAll(" *#.*", "").strip())
                .filter(line -> COMMAND.matcher(line).matches())
                .distinct()
                .toList();
    }

    static List<String> rollOuts() throws IOException {
        return commands().stream()
                .filter(command -> command.startsWith("k8s/roll-out "))
                .toList();
    }

    static List<String> others() throws IOException {
        return commands().stream()
                .filter(command -> !command.startsWith("k8s/"))
                .filter(command -> !arguments(command).isEmpty())
                .toList();
    }

    @Test
    void namesEveryStageAndEveryStepOfACanary() throws IOException {
        assertThat(commands())
                .contains("ops/verdict", "ops/canary undo", "ops/image sign", "ops/test lint", "ops/scan secrets")
                .anyMatch(command -> command.startsWith("k8s/roll-out canary/100 "))
                .anyMatch(command -> command.startsWith("k8s/roll-out blue-green/live-green "));
        assertThat(rollOuts()).hasSizeGreaterThan(8);
        assertThat(others()).hasSizeGreaterThan(12);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void namesProgramsThatAreThere(String command) {
        assertThat(Path.of(script(command))).isRegularFile().isExecutable();
        assertThat(Script.of(script(command)).run("--help").exitCode()).isZero();
    }

    /** Renders what would be applied, with the tags that the page gives. */
    @ParameterizedTest
    @MethodSource("rollOuts")
    void namesOverlaysWithTheTagsThatTheyNeed(String command) {
        var arguments = command.replace("--dry-run ", "")
                .replace("\"$(cat target/image/tag)\"", "4f1c2d3@sha256:" + "0".repeat(64));

        var ended = Script.of("k8s/roll-out")
                .run(Stream.concat(
                                Stream.of("--dry-run"),
                                Stream.of(arguments.split(" ")).skip(1))
                        .toArray(String[]::new));

        assumeThat(ended.exitCode()).as(ended.output()).isNotEqualTo(UNAVAILABLE);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("kind: Deployment").doesNotContain("GIT_SHA");
    }

    @ParameterizedTest
    @MethodSource("others")
    void namesArgumentsThatTheProgramKnows(String command) {
        var usage = Script.of(script(command)).run("--help").output();

        assertThat(arguments(command)).allMatch(argument -> usage.contains(argument), "is in " + usage);
    }

    /** Else an argument that it knew once would go unnoticed. */
    @ParameterizedTest
    @ValueSource(strings = {"ops/test", "ops/scan", "ops/image", "ops/canary", "ops/smoke", "ops/verdict"})
    void namesProgramsThatRefuseWhatTheyDoNotKnow(String script) {
        var ended =
                Script.of(script).with("PROMETHEUS_URL", "http://127.0.0.1:1").run("--no-such-thing", "more");

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(64);
    }

    /** What is asked of a cluster is there in what is rolled out. */
    @Test
    void namesWhatIsRolledOut() throws IOException {
        var named = found(Pattern.compile("deployment/([a-z-]+)"), Files.readString(PAGE))
                .distinct()
                .toList();

        var ended =
                Script.of("k8s/roll-out").run("--dry-run", "blue-green/live-blue", "BLUE_GIT_SHA=a", "GREEN_GIT_SHA=b");

        assumeThat(ended.exitCode()).as(ended.output()).isNotEqualTo(UNAVAILABLE);
        assertThat(named).isNotEmpty().allMatch(name -> ended.output().lines().anyMatch(("  name: " + name)::equals));
    }

    @Test
    void reportsWhatIsPlanted() {
        assertThat(script("ops/scan anything")).isEqualTo("ops/scan");
        assertThat(arguments("ops/scan anything \"$(cat target/image/tag)\"")).containsExactly("anything");
        assertThat(Script.of("ops/scan").run("--help").output()).doesNotContain("anything ");
        assertThat(Script.of("k8s/roll-out")
                        .run("--dry-run", "canary/50", "GIT_SHA=a")
                        .exitCode())
                .isNotZero();
    }

    private static String script(String command) {
        return matched(command).group(1);
    }

    private static List<String> arguments(String command) {
        return Stream.of(matched(command)
                        .group(2)
                        .strip()
                        .replace("$(cat target", "$(cat\u00a0target")
                        .split(" +"))
                .map(argument -> argument.replace('\u00a0', ' '))
                .filter(argument ->
                        !argument.isEmpty() && !OF_THE_READER.matcher(argument).matches())
                .toList();
    }

    private static MatchResult matched(String command) {
        var matcher = COMMAND.matcher(command);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(command);
        }
        return matcher.toMatchResult();
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult result) -> result.group(1));
    }
}
