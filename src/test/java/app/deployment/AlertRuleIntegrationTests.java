package app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Prometheus' own program reads the rules, and lets each alert fire. */
@NeedsModules
@Tag("delivery")
class AlertRuleIntegrationTests {

    @TempDir
    private Path folder;

    private Promtool promtool = new Promtool(Path.of(""), Path.of(""));

    @BeforeEach
    void find() {
        promtool = Promtool.in(folder);
    }

    static Stream<PlantedAlert> plantedAlerts() {
        return PlantedAlert.all();
    }

    @Test
    void areRulesOfPrometheus() {
        var ended = promtool.check(rules(""));

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output()).contains(Query.ofAlerts().count() + " rules found");
    }

    @Test
    void andSoIsWhatDashboardsAsk() {
        var ended = promtool.check(recording(Query.ofDashboards().map(Query::text)));

        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    @Test
    void aQuestionThatIsNoneIsTold() {
        assertThat(promtool.check(recording(Stream.of("sum by (module (up)"))).exitCode())
                .isNotZero();
    }

    @Test
    void eachAlertIsPlanted() {
        assertThat(plantedAlerts().map(PlantedAlert::alert))
                .containsExactlyInAnyOrderElementsOf(
                        Query.ofAlerts().map(Query::asker).toList());
    }

    @ParameterizedTest
    @MethodSource("plantedAlerts")
    void firesWhenItShouldAndOnlyThen(PlantedAlert planted) {
        var ended = test(planted, "");

        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    @ParameterizedTest
    @MethodSource("plantedAlerts")
    void aRuleThatNeverFiresIsTold(PlantedAlert planted) {
        var ended = test(planted, " and on () vector(1) > 2");

        assertThat(ended.exitCode()).as(ended.output()).isNotZero();
    }

    /** @param more what is put behind every expression */
    private Promtool.Ended test(PlantedAlert planted, String more) {
        var tests = promtool.write(
                "tests.yml",
                Map.of(
                        "rule_files", List.of(rules(more).toAbsolutePath().toString()),
                        "evaluation_interval", "1m",
                        "tests", planted.tests()));
        return promtool.run("test", "rules", tests.toAbsolutePath().toString());
    }

    private Path rules(String more) {
        var spec = Overlay.of("production")
                .all("PrometheusRule")
                .findFirst()
                .orElseThrow()
                .json()
                .path("spec")
                .deepCopy();
        spec.path("groups")
                .forEach(group -> group.path("rules")
                        .forEach(rule -> ((ObjectNode) rule)
                                .put("expr", "(" + rule.path("expr").asString() + ")" + more)));
        return promtool.write("rules.yml", spec);
    }

    private Path recording(Stream<String> expressions) {
        var number = new AtomicInteger();
        var rules = expressions
                .map(expression -> Map.of("record", "asked:" + number.incrementAndGet(), "expr", expression))
                .toList();
        assertThat(rules).isNotEmpty();
        return promtool.write("rules.yml", Map.of("groups", List.of(Map.of("name", "asked", "rules", rules))));
    }
}
