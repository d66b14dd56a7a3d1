package app.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the scanners are, and what they let pass; what they find, {@code ops/scan} says where they can run. */
@NeedsModules
class ScanTests {

    private static final Pattern UNTIL = Pattern.compile("until (\\d{4}-\\d{2}-\\d{2})$");

    @Test
    void areExactlyTheseVersions() throws IOException {
        var tools = Files.readAllLines(Path.of("ops/lib/tools.sh")).stream()
                .filter(line -> line.matches("readonly [A-Z]+=.*"))
                .toList();

        assertThat(tools).hasSize(4).allMatch(tool -> tool.matches(".*:v?\\d+\\.\\d+\\.\\d+@sha256:[0-9a-f]{64}"));
    }

    @Test
    void letPassOnlyWhatSomebodyHasJudged() throws IOException {
        assertThat(violations(Files.readString(Path.of("ops/scan-exceptions.yaml"))))
                .isEmpty();
    }

    @Test
    void mayLetPassWhatIsExactAndHasAnEnd() {
        assertThat(violations("""
            ignore:
              - vulnerability: CVE-2026-12345
                package: {name: some-library, version: 1.2.3}
                reason: "its XML reader is not used; until %s"
            """.formatted(today()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- fix-state: unknown",
                "- vulnerability: CVE-2026-12345",
                "- {vulnerability: CVE-1, package: {name: some-library}, reason: until 2999-01-31}",
                "- {vulnerability: CVE-1, package: {name: some-library, version: 1.2.3}}",
                "- {vulnerability: CVE-1, package: {name: some-library, version: 1.2.3}, reason: it is old}",
                "- {vulnerability: CVE-1, package: {name: some-library, version: 1.2.3}, reason: until 2026-01-31}"
            })
    void reportWhatIsLetPassForNoReasonOrForEver(String exception) {
        assertThat(violations("ignore:\n  " + exception)).hasSize(1);
    }

    private static LocalDate today() {
        return LocalDate.now(Clock.systemUTC());
    }

    private static List<?> violations(String text) {
        Map<?, ?> content = Workflow.map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
        var exceptions = content.get("ignore") instanceof List<?> several ? several : List.of(content);
        return exceptions.stream()
                .filter(exception -> !isFine(Workflow.map(exception)))
                .toList();
    }

    private static boolean isFine(Map<?, ?> exception) {
        var library = Workflow.map(exception.get("package"));
        return Stream.of("vulnerability", "reason").allMatch(exception::containsKey)
                && Stream.of("name", "version").allMatch(library::containsKey)
                && UNTIL.matcher(exception.get("reason") + "")
                        .results()
                        .anyMatch(until -> !LocalDate.parse(until.group(1)).isBefore(today()));
    }
}
