package app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Labels, services and settings agree about who hosts what. */
@NeedsModules
class ManifestTopologyTests {

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void isOneThatIsSupported(Overlay overlay) {
        assertThat(overlay.pods("Deployment")).isNotEmpty();
        assertThat(problems(overlay)).isEmpty();
    }

    @Test
    void tellsALabelForAModuleThatIsNotHosted() {
        assertThat(problems(Overlay.of("extracted-billing").but("'value':'billing'", "'value':'users'")))
                .contains(
                        "overlays/extracted-billing Deployment/billing is labelled to host [billing], but MODULES says"
                                + " [users]");
        assertThat(problems(Overlay.of("production").but("'hosts-users':'true',", "")))
                .anyMatch(problem -> problem.contains("Deployment/monolift is labelled to host"));
    }

    @Test
    void tellsTopologiesThatAreNotSupported() {
        assertThat(problems(Overlay.of("all-extracted").without("Deployment", "users")))
                .anyMatch(problem -> problem.endsWith("is no supported topology"));
    }

    @Test
    void tellsAnAddressThatIsNoService() {
        assertThat(problems(Overlay.of("extracted-billing").but("'http://billing:8080'", "'http://payments:8080'")))
                .containsExactly("overlays/extracted-billing Deployment/monolift: BILLING_URL leads to"
                        + " http://payments:8080, which is no service");
    }

    @Test
    void tellsAnAddressThatLeadsElsewhere() {
        assertThat(problems(Overlay.of("extracted-billing").but("'http://billing:8080'", "'http://users:8080'")))
                .singleElement()
                .asString()
                .contains("BILLING_URL leads to http://users:8080");
        assertThat(problems(Overlay.of("extracted-billing").but("'http://billing:8080'", "'http://billing:8081'")))
                .singleElement()
                .asString()
                .contains("BILLING_URL leads to http://billing:8081");
        assertThat(problems(Overlay.of("extracted-billing").but("'targetPort':'http'", "'targetPort':'management'")))
                .anyMatch(problem -> problem.contains("JWKS_URL leads to http://users:8080"));
    }

    @Test
    void tellsACommandThatDoesNotExist() {
        assertThat(problems(Overlay.of("production").but("'args':['migrate']", "'args':['upgrade']")))
                .containsExactly("overlays/production Job/migrate-monolift, container application runs [upgrade],"
                        + " which is no command of the application");
        assertThat(problems(Overlay.of("production").but("'args':['migrate']", "'command':['sh']")))
                .containsExactly(
                        "overlays/production Job/migrate-monolift, container application replaces the entry point");
    }

    private static List<String> problems(Overlay overlay) {
        return new TopologyRule(overlay).problems();
    }
}
