package app.delivery;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.AntPathMatcher;

/** What {@code ops/test} calls, and which exit code says what. */
@NeedsModules
@Tag("delivery")
class TestStageEndToEndTests {

    private static final int MISUSE = 64;
    private static final int UNAVAILABLE = 69;

    private static final String MAVEN = "mvnw -B -ntp -Dformat=check ";
    private static final String SCRIPT = "#!/usr/bin/env bash\necho";

    @TempDir
    private Path folder;

    private PlantedStages tree;

    @BeforeEach
    void plant() throws IOException {
        tree = new PlantedStages(folder);
    }

    @Test
    void findsNothingWhereNothingIsWrong() throws IOException {
        tree.plant("bench/count", SCRIPT);
        tree.plant("k8s/posix", "#!/bin/sh -e\necho");
        tree.plant("docs/page.md", "#!/bin/sh is how a script begins\n");
        tree.plant("docs/example.txt", "It begins with\n#!/bin/sh\n");

        var ended = tree.test("lint");

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("3 scripts, nothing found", "1 workflows, nothing found");
        assertThat(tree.calls()).hasSize(3).first().isEqualTo(MAVEN + "test -Dtest=WorkflowTests");
        assertThat(tree.scriptsChecked()).containsExactlyInAnyOrder("ops/test", "bench/count", "k8s/posix");
        assertThat(tree.calls().getLast()).isEqualTo("actionlint ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench/count", "src/test/resources/count.sh"})
    void findsWhatIsWrongInAScriptWhateverItsName(String name) throws IOException {
        tree.plant(name, SCRIPT + " DEFECT");
        tree.plant("ops/knows", SCRIPT + "\n# shellcheck source=" + name + "\n");

        var ended = tree.test("lint");

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output()).contains("DEFECT in " + name);
        assertThat(tree.calls().getLast()).startsWith("actionlint");
    }

    @Test
    void findsALibraryThatNoScriptSources() throws IOException {
        tree.plant("ops/lib/forgotten.sh", "# shellcheck shell=bash\n");

        var ended = tree.test("lint");

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output()).contains("No script says \"shellcheck source=\" of: ops/lib/forgotten.sh");
    }

    @Test
    void findsWhatIsWrongInAWorkflow() throws IOException {
        tree.plant(".github/workflows/ci.yml", "name: DEFECT\n");

        assertThat(tree.test("lint").exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shellcheck", "actionlint"})
    void saysWhatCouldNotRun(String missing) throws IOException {
        tree.remove(missing);

        var ended = tree.test("lint");

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(UNAVAILABLE);
        assertThat(ended.output()).contains("not run: " + missing + " is missing");
        assertThat(tree.calls()).hasSize(2);
    }

    @Test
    void saysOfEachThatItCouldNotRun() throws IOException {
        tree.remove("shellcheck");
        tree.remove("actionlint");

        var ended = tree.test("lint");

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(UNAVAILABLE);
        assertThat(ended.output()).contains("shellcheck is missing", "actionlint is missing");
    }

    @ParameterizedTest
    @CsvSource({"shellcheck, .github/workflows/ci.yml", "actionlint, bench/count"})
    void answersThatSomethingIsWrongEvenIfTheOtherToolIsMissing(String missing, String wrong) throws IOException {
        tree.remove(missing);
        tree.plant(wrong, SCRIPT + " DEFECT");

        var ended = tree.test("lint");

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output()).contains("not run: " + missing + " is missing");
    }

    @Test
    void endsWithTheCompilersFindings() {
        assertThat(tree.test(Map.of("MAVEN_FAILS", "WorkflowTests"), "lint").exitCode())
                .isEqualTo(7);
        assertThat(tree.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"boundaries, test -Dgroups=boundaries", "unit, test", "modules all, verify"})
    void callsMavenOnce(String stage, String goals) {
        assertThat(tree.test(stage.split(" ", -1)).exitCode()).isZero();

        assertThat(tree.calls()).containsExactly(MAVEN + goals);
    }

    @Test
    void runsTheFastTestsAndThoseOfTheModulesThatHaveChanged() {
        assertThat(tree.test("modules", "orders", "users").exitCode()).isZero();

        assertThat(tree.calls())
                .containsExactly(
                        MAVEN + "test",
                        MAVEN + "verify -Dtest=UuidV7Tests"
                                + " -Dit.test=app/orders/**/*IntegrationTests,app/users/**/*IntegrationTests");
    }

    /** Where the pattern comes from is shown above; a renamed test or package would make it find nothing. */
    @Test
    void findsTestsOfEveryModuleByThatPattern() throws IOException {
        var matcher = new AntPathMatcher();
        var sources = Path.of("src/test/java");
        try (var files = Files.walk(sources)) {
            var names = files.map(file -> sources.relativize(file).toString().replace(".java", ""))
                    .collect(toSet());

            assertThat(ChangedEndToEndTests.modules())
                    .isNotEmpty()
                    .allMatch(module -> names.stream()
                            .anyMatch(name -> matcher.match("app/" + module + "/**/*IntegrationTests", name)));
        }
        assertThat(Path.of("src/test/java/app/runtime/UuidV7Tests.java")).exists();
    }

    @Test
    void runsNoTestsOfModulesAfterAFastOneHasFailed() {
        assertThat(tree.test(Map.of("MAVEN_FAILS", "check test"), "modules", "orders")
                        .exitCode())
                .isEqualTo(7);

        assertThat(tree.calls()).containsExactly(MAVEN + "test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "modules", "modules runtime", "modules orders nothing"})
    void refusesWhatIsNoStageAndNoModule(String arguments) {
        var ended = arguments.isEmpty() ? tree.test() : tree.test(arguments.split(" ", -1));

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(MISUSE);
        assertThat(tree.calls()).isEmpty();
    }
}
