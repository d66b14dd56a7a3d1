package app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever is woken finds what to do. */
@NeedsModules
class AlertRuleTests {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`Monolift[^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`(Monolift[A-Za-z]+)`");

    @Test
    void eachAlertIsInTheRunbookAndBack() throws IOException {
        var alerts = Query.ofAlerts().map(Query::asker).toList();

        assertThat(alerts).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        assertThat(inTheRunbook()).containsExactlyInAnyOrderElementsOf(alerts);
    }

    @Test
    void eachSaysHowUrgentItIsAndWhatIsWrong() {
        var rules = Overlay.of("production")
                .all("PrometheusRule")
                .flatMap(object -> object.json().at("/spec/groups").valueStream())
                .flatMap(group -> group.path("rules").valueStream());

        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            assertThat(List.of("page", "ticket"))
                    .contains(rule.at("/labels/severity").asString(""));
            assertThat(rule.at("/annotations/summary").asString("")).isNotBlank();
        });
    }

    @Test
    void theAutoscalersAskForWhatTheAdapterGives() {
        var given = Query.ofAdapter().map(query -> query.asker().replace("adapter of ", ""));
        var asked = Manifests.rolledOut().stream()
                .filter(object -> object.is("HorizontalPodAutoscaler"))
                .flatMap(object -> object.json().at("/spec/metrics").valueStream())
                .filter(metric -> metric.has("pods"))
                .map(metric -> metric.at("/pods/metric/name").asString())
                .distinct();

        assertThat(asked).isNotEmpty().containsExactlyElementsOf(given.toList());
    }

    @Test
    void everyQuestionIsFound() {
        assertThat(Stream.of(Query.ofAlerts(), Query.ofDashboards(), Query.ofAdapter(), Query.ofVerdict()))
                .allSatisfy(queries -> assertThat(queries)
                        .isNotEmpty()
                        .allMatch(query -> !query.selectors().isEmpty()));
    }

    private static List<String> inTheRunbook() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs/operations.md")))
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map(name -> name.group(1))
                .toList();
    }
}
