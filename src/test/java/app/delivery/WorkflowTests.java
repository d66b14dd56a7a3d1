package app.delivery;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import app.delivery.Workflow.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.error.YAMLException;

@NeedsModules
class WorkflowTests {

    private static final String DELIVERY = "delivery.yml";

    static List<Workflow> workflows() throws IOException {
        return Workflow.all();
    }

    @Test
    void areSomeAtAll() throws IOException {
        assertThat(workflows()).extracting(Workflow::name).contains("ci.yml", "changed.yml", DELIVERY);
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void keepToTheRules(Workflow workflow) {
        assertThat(workflow.jobs()).isNotEmpty();
        assertThat(WorkflowRules.violations(workflow)).isEmpty();
    }

    @Test
    void keepToTheRulesWhereAModuleWasLiftedOut() throws IOException {
        var lifted = Files.readString(
                Path.of("extraction/template").resolve(Workflow.FOLDER).resolve("ci.yml"));

        assertThat(WorkflowRules.violations(Workflow.of("lifted.yml", lifted))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        # v5.0.0                            | `# the newest`                                | uses what can be exchanged
        @08c6903cd8c0fde910a37f88322edcfb5dd907a8 | @v5                                     | uses what can be exchanged
        ./.github/workflows/ci.yml          | ./.github/workflows/gone.yml                  | uses what can be exchanged
        timeout-minutes: 30                 | if: true                                      | may hang
        packages: read                      | packages: write                               | has the permission packages=write
        `contents: read\\n\\n#`               | `contents: write\\n\\n#`                        | may do more than read
        ops/image push                      | ops/push                                      | is not an executable file: ops/push
        ops/image sign                      | ops/lib/engine.sh                             | is not an executable file: ops/lib/engine.sh
        `needs: [image, staging]`           | `needs: [image, tests]`                       | needs a job that is not there: tests
        ops/image sign                      | `echo "${{ github.event.head_commit.message }}"` | takes for code
        ops/image sign                      | `echo "${{ inputs.tag }}"`                    | takes for code
        ops/image sign                      | `echo "${{ secrets.GITHUB_TOKEN }}"`          | takes for code
        `--password-stdin <<<"$TOKEN"`      | `--password "$TOKEN"`                         | may print TOKEN
        persist-credentials: false          | persist-credentials: true                     | leaves its token
        `  push:\\n    branches: [main]`    | `  pull_request_target:`                      | runs on pull_request_target
        `environment: production`           | `if: true`                                    | without an environment
        k8s/roll-out staging                | k8s/roll-out production                       | delivery.yml/staging rolls out production
        `concurrency:\\n  group: delivery\\n  cancel-in-progress: false\\n` | ``            | runs twice at once
        `runs-on: ubuntu-24.04`             | `runs_on: ubuntu-24.04`                       | has a key that is unknown here: runs_on
        `permissions:\\n      contents: read\\n      packages: read\\n` | `permissions: *deploys\\n` | has an anchor or alias
        """)
    void reportWhatIsPlanted(String written, String planted, String violation) throws IOException {
        var text = named(DELIVERY).text();
        assertThat(text).contains(unescaped(written));

        var broken = text.replaceFirst(Pattern.quote(unescaped(written)), Matcher.quoteReplacement(unescaped(planted)));

        assertThat(violations(broken)).anyMatch(found -> found.contains(violation));
    }

    @Test
    void comeInTheOrderOfStages() throws IOException {
        assertThat(Stages.of(DELIVERY, all()).violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ci.yml, needs: lint, needs: boundaries, unit does not wait for lint",
        "ci.yml, needs: walkthrough, needs: unit, scan does not wait for walkthrough",
        "delivery.yml, needs: ci, if: true, image does not wait for scan",
        "delivery.yml, '  staging:', '  rehearsal:', rehearsal is a stage that is not known",
        "delivery.yml, '  staging:', '  rehearsal:', staging is missing",
    })
    void reportAnOrderThatIsNone(String name, String written, String planted, String violation) throws IOException {
        var all = all();
        var text = named(name).text();
        assertThat(text).contains(written);
        all.put(name, Workflow.of(name, text.replace(written, planted)));

        assertThat(Stages.of(DELIVERY, all).violations()).contains(violation);
    }

    @Test
    void checkBeforeTheySignAndVerifyBeforeTheyDeploy() throws IOException {
        var run = named(DELIVERY).jobs().values().stream()
                .flatMap(job -> job.steps().stream())
                .map(Step::run)
                .toList();

        assertThat(String.join("\n", run))
                .containsSubsequence(
                        "ops/image push",
                        "ops/image-check",
                        "ops/scan image",
                        "ops/image sign",
                        "ops/image verify",
                        "k8s/roll-out staging",
                        "ops/smoke",
                        "ops/image verify",
                        "ops/canary \"$TAG\"",
                        "ops/canary undo",
                        "ops/smoke --read-only");
    }

    @Test
    void doNothingTwiceOnMain() throws IOException {
        assertThat(workflows())
                .filteredOn(workflow -> workflow.events().contains("push"))
                .extracting(Workflow::name)
                .containsExactly(DELIVERY);
    }

    @Test
    void takeBackWhatWasBrokenOff() throws IOException {
        var undo = named(DELIVERY).jobs().get("production").steps().stream()
                .filter(step -> step.run().equals("ops/canary undo"))
                .map(step -> step.content().get("if"));

        assertThat(undo)
                .singleElement()
                .asString()
                .isEqualTo("always() && steps.canary.outputs.begun != 'no'"
                        + " && (steps.canary.outcome == 'failure' || steps.canary.outcome == 'cancelled')");
    }

    private static List<String> violations(String text) {
        try {
            return WorkflowRules.violations(Workflow.of(DELIVERY, text));
        } catch (YAMLException unreadable) {
            return WorkflowRules.violations(new Workflow(DELIVERY, text, Map.of()));
        }
    }

    private static String unescaped(String text) {
        return text == null ? "" : text.replace("\\n", "\n");
    }

    private static Workflow named(String name) throws IOException {
        return all().get(name);
    }

    private static Map<String, Workflow> all() throws IOException {
        return new TreeMap<>(workflows().stream().collect(toMap(Workflow::name, workflow -> workflow)));
    }
}
