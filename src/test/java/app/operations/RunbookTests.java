package app.operations;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import app.runtime.lifecycle.ExitCode;
import app.runtime.settings.SettingsCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every block of the runbook is run by a test, or it is said here why none does; and what is said between them is true.
 */
@NeedsModules
class RunbookTests {

    /** Blocks that no test runs, and why. */
    private static final Map<String, String> NOT_RUN = Map.of(
            "look", "asks a cluster about its pods",
            "module-uses-it-in-the-cluster", "changes a deployment; the same variables are tried by module-uses-it",
            "reset-group", "needs Kafka's own scripts, which are in none of the artifacts that tests use");

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern VARIABLE = Pattern.compile("(?:[A-Z]+_)+[A-Z]+");
    private static final Pattern COMMAND =
            Pattern.compile("(kubectl|psql|java|app|openssl|curl|docker|pg_\\w+|kafka-\\S+) .*");
    private static final Pattern DATABASE = Pattern.compile("postgres(?:ql)?://[^@/\\s]+@[^:/\\s]+(?::(\\d+))?/");
    private static final Pattern EXIT_CODE = Pattern.compile("(\\d+): (settings|something|the heap|killed)");

    private static final Runbook RUNBOOK = Runbook.read();

    @Test
    void runsEachBlockOrSaysWhyNot() {
        var names = RUNBOOK.blocks().stream().map(Runbook.Block::name).toList();
        var known = new ArrayList<>(NOT_RUN.keySet());
        known.addAll(blocksThatTestsRun());

        assertThat(names).hasSizeGreaterThan(20).doesNotContain("");
        assertThat(known).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void noticesABlockWithoutAName() {
        var blocks = Runbook.of("text\n\n```sh\npsql\n```\n\n   ```sh named\n   kubectl\n   ```\n")
                .blocks();

        assertThat(blocks)
                .containsExactly(new Runbook.Block("", "sh", "psql\n"), new Runbook.Block("named", "sh", "kubectl\n"));
    }

    /** Otherwise no test would run it. ops/canary undo and k8s/roll-out are tested where they are explained. */
    @Test
    void hasNoCommandOutsideOfABlock() {
        assertThat(code(RUNBOOK.prose(), COMMAND)).isEmpty();
        assertThat(COMMAND.matcher("psql -c 'SELECT 1'").matches()).isTrue();
    }

    @Test
    void namesVariablesThatThereAre() {
        var known = new SettingsCatalogue(new StandardEnvironment())
                .entries().stream().map(SettingsCatalogue.Entry::name).collect(toSet());

        var named = code(RUNBOOK.prose(), VARIABLE);

        assertThat(named).hasSizeGreaterThan(10);
        assertThat(known).containsAll(named);
    }

    @Test
    void namesExitCodesThatThereAre() throws Exception {
        var said = EXIT_CODE
                .matcher(RUNBOOK.prose())
                .results()
                .collect(toMap(code -> code.group(2), code -> Integer.valueOf(code.group(1))));

        assertThat(said)
                .containsOnly(
                        Map.entry("settings", ExitCode.INVALID_SETTINGS),
                        Map.entry("something", ExitCode.UNAVAILABLE),
                        Map.entry("the heap", exitCodeOfAFullHeap()),
                        Map.entry("killed", exitCodeOf("sh", "-c", "kill -9 $$")));
    }

    /** Another one would be found out in an emergency. */
    @Test
    void namesPortsOfDatabasesThatPodsMayLeaveTo() {
        assertThat(portsOfDatabases(RUNBOOK)).isNotEmpty().allMatch(RunbookTests::mayLeaveTo);
    }

    @Test
    void noticesAPortThatPodsMayNotLeaveTo() {
        var page = Runbook.of("```sh\nexport ORDERS_DATABASE_URL=postgres://shop:secret@restored:5433/shop\n```\n");

        assertThat(portsOfDatabases(page)).containsExactly(5433).noneMatch(RunbookTests::mayLeaveTo);
    }

    @Test
    void linksToSectionsThatThereAre() {
        var headings = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE)
                .matcher(RUNBOOK.prose())
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT).replace(' ', '-'))
                .toList();
        var links = Pattern.compile("]\\(#([^)]+)\\)")
                .matcher(RUNBOOK.prose())
                .results()
                .map(link -> link.group(1))
                .toList();

        assertThat(links).isNotEmpty();
        assertThat(headings).containsAll(links);
    }

    private static List<String> blocksThatTestsRun() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Runs.class));
        return scanner.findCandidateComponents(RunbookTests.class.getPackageName()).stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .flatMap(type -> Arrays.stream(type.getAnnotation(Runs.class).value()))
                .toList();
    }

    private static List<Integer> portsOfDatabases(Runbook page) {
        return Stream.concat(Stream.of(page.prose()), page.blocks().stream().map(Runbook.Block::text))
                .flatMap(text -> DATABASE.matcher(text).results())
                .map(url -> url.group(1) == null ? 5432 : Integer.parseInt(url.group(1)))
                .toList();
    }

    /** Wherever the database is: by the rules of processes, and by those of migrations. */
    private static boolean mayLeaveTo(int port) {
        return Stream.of("process", "migration")
                .allMatch(pods -> rulesOfLeaving(pods)
                        .filter(rule -> rule.path("to").isEmpty())
                        .flatMap(rule -> rule.path("ports").valueStream())
                        .anyMatch(open -> open.path("port").asInt(0) == port));
    }

    private static Stream<JsonNode> rulesOfLeaving(String pods) {
        try {
            var policy = Files.readString(Path.of("k8s/application/network", pods + ".yaml"));
            var read = new Yaml(new SafeConstructor(new LoaderOptions())).load(policy);
            return new JsonMapper()
                    .<JsonNode>valueToTree(read)
                    .at("/spec/egress")
                    .valueStream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> code(String prose, Pattern pattern) {
        return CODE.matcher(prose)
                .results()
                .map(code -> code.group(1))
                .filter(code -> pattern.matcher(code).matches())
                .toList();
    }

    /** With the option of the image and of the manifests. */
    private static int exitCodeOfAFullHeap() throws Exception {
        var option = "-XX:+ExitOnOutOfMemoryError";
        assertThat(Files.readString(Path.of("Dockerfile"))).contains(option);
        return exitCodeOf(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-Xmx8m",
                "-cp",
                Path.of(Hoard.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString(),
                Hoard.class.getName());
    }

    private static int exitCodeOf(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** A program that takes memory until there is none. */
    static final class Hoard {

        public static void main(String... arguments) {
            var taken = new ArrayList<byte[]>();
            while (taken.size() < Integer.MAX_VALUE) {
                taken.add(new byte[1 << 20]);
            }
        }
    }
}
