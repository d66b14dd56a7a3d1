package app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a container finds in its environment is what the application in it reads. */
@NeedsModules
class ManifestEnvironmentTests {

    private static final Secrets SECRETS = Secrets.examples();
    private static final String PRODUCTION = "overlays/production Deployment/monolift, container application: ";

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void isWhatTheApplicationNeeds(Overlay overlay) {
        assertThat(overlay.pods()).isNotEmpty();
        assertThat(problems(overlay)).isEmpty();
    }

    @Test
    void theExampleHasNoSecretThatNobodyReads() {
        var read = new HashSet<String>();
        Manifests.rolledOut().stream()
                .flatMap(object -> object.json().findValuesAsString("secretName").stream())
                .forEach(secret -> read.addAll(List.of(secret + "/tls.crt", secret + "/tls.key")));
        overlays()
                .flatMap(overlay -> overlay.pods().stream())
                .flatMap(pod -> pod.containers().stream())
                .flatMap(container -> container.json().findValues("secretKeyRef").stream())
                .forEach(key -> read.add(
                        key.path("name").asString() + "/" + key.path("key").asString()));

        SECRETS.keysByName()
                .forEach((secret, keys) -> assertThat(keys.keySet())
                        .isNotEmpty()
                        .allMatch(key -> read.contains(secret + "/" + key), "read by a container"));
    }

    @Test
    void theExampleHasNoValue() {
        assertThat(Manifests.read("examples", Secrets.text()))
                .isNotEmpty()
                .allSatisfy(secret -> assertThat(Overlay.strings(secret.json().path("stringData"))
                                .values())
                        .containsOnly(""));
    }

    @Test
    void tellsAnUnknownVariable() {
        assertThat(problems(Overlay.of("production").but("'MAIL_FROM'", "'MAIL_FORM'")))
                .containsExactly(
                        PRODUCTION + "MAIL_FORM is not known to the application",
                        PRODUCTION + "MAIL_FROM is needed, but not set");
    }

    @Test
    void tellsAVariableOfAModuleThatIsHostedElsewhere() {
        assertThat(problems(Overlay.of("all-extracted").but("'USERS_NEXT_DATABASE_URL'", "'ORDERS_NEXT_DATABASE_URL'")))
                .hasSize(2)
                .allMatch(problem ->
                        problem.contains("users, container application: ORDERS_NEXT_DATABASE_URL is not known"));
    }

    @Test
    void tellsANeededVariableThatIsMissing() {
        assertThat(problems(
                        Overlay.of("production").but("'DATABASE_URL','valueFrom'", "'JAVA_TOOL_OPTIONS','valueFrom'")))
                .hasSize(2)
                .allMatch(problem -> problem.contains("DATABASE_URL"));
        assertThat(problems(Overlay.of("extracted-users").but("'USERS_URL'", "'BILLING_DATABASE_URL'")))
                .anyMatch(problem -> problem.contains("Deployment/monolift") && problem.contains("set USERS_URL"));
        assertThat(problems(Overlay.of("all-extracted").but("'JWKS_URL'", "'TOKEN_ISSUER'")))
                .anyMatch(problem -> problem.contains("Deployment/billing") && problem.contains("JWKS_URL is needed"));
    }

    @Test
    void tellsAValueThatTheApplicationDoesNotTake() {
        assertThat(problems(Overlay.of("production").but("'DRAIN_DELAY':'5s'", "'DRAIN_DELAY':'soon'")))
                .singleElement()
                .asString()
                .startsWith(PRODUCTION + "DRAIN_DELAY is \"soon\"");
        assertThat(problems(Overlay.of("all-extracted").but("'value':'billing'", "'value':'biling'")))
                .allMatch(problem -> problem.contains("biling"))
                .hasSize(2);
    }

    @Test
    void tellsASecretThatTheExampleHasNot() {
        var forgetful = new Secrets(Map.of("monolift-database", Map.of("DATABASE_URL", "postgres://a:b@c/d")));

        assertThat(new EnvironmentRule(Overlay.of("production"), forgetful).problems())
                .contains(PRODUCTION
                        + "CURSOR_KEY comes from CURSOR_KEY of the secret monolift, which the example has not");
    }

    @Test
    void tellsAConfigMapThatIsNotThere() {
        var renamed = Overlay.of("production").but("'configMapRef':{'name':'", "'configMapRef':{'name':'not-");

        assertThat(problems(renamed))
                .anyMatch(problem -> problem.startsWith(PRODUCTION + "no config map not-monolift"));
    }

    private static List<String> problems(Overlay overlay) {
        return new EnvironmentRule(overlay, SECRETS).problems();
    }
}
