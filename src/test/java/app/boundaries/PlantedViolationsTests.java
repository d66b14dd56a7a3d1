package app.boundaries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every rule goes red at exactly the places where its violations are planted. */
@Tag("boundaries")
class PlantedViolationsTests {

    private static final List<Plant> PLANTS = Plant.below(PlantedShop.SOURCES, PlantedShop.MIGRATIONS);

    private static BoundaryReport report;

    @BeforeAll
    static void inspect(@TempDir Path folder) {
        report = PlantedShop.compiledInto(folder).report();
    }

    @TestFactory
    Stream<DynamicTest> areReportedWithFileAndLineAndNothingElseIs() {
        return report.results().stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.rule().id(),
                        () -> assertThat(result.violations().stream()
                                        .map(it -> it.at().toString())
                                        .distinct())
                                .containsExactlyInAnyOrderElementsOf(placesOf(result.rule()))));
    }

    @TestFactory
    Stream<DynamicTest> comeInThreeFormsAtLeast() {
        return Rule.all().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.id(),
                        () -> assertThat(PLANTS.stream()
                                        .filter(plant -> plant.rule().equals(rule.id()))
                                        .map(Plant::form)
                                        .distinct())
                                .hasSizeGreaterThanOrEqualTo(3)));
    }

    @Test
    void nameRulesThatExist() {
        assertThat(PLANTS)
                .extracting(Plant::rule)
                .isSubsetOf(Rule.all().stream().map(Rule::id).toList());
    }

    @Test
    void areExplained() {
        assertThat(report.explanation())
                .contains("shop.orders.internal.ReachByField uses shop.billing.internal.Ledger, which is internal to"
                        + " billing")
                .contains("at src/test/planted/java/shop/orders/internal/ReachByField.java:7")
                .contains("Why it matters: ")
                .contains("Instead: ");
    }

    private static List<String> placesOf(Rule rule) {
        return PLANTS.stream()
                .filter(plant -> plant.rule().equals(rule.id()))
                .map(plant -> plant.at().toString())
                .distinct()
                .toList();
    }
}
