package app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The rules of the network, and of the mesh, are the arrows between the modules as the code has them. */
@NeedsModules
class ManifestNetworkTests {

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void letsThroughWhatTheModulesNeedAndNothingElse(Overlay overlay) {
        assertThat(new NetworkRule(overlay).problems()).isEmpty();
    }

    @Test
    void theCodeHasArrows() {
        assertThat(OfTheApplication.arrows().values()).anyMatch(arrows -> arrows.size() > 1);
        assertThat(OfTheApplication.systemsOutside().values()).anyMatch(systems -> !systems.isEmpty());
    }

    @Test
    void theMeshKnowsTheSameArrows() {
        assertThat(new MeshRule(Overlay.of("mesh")).problems()).isEmpty();
    }

    @Test
    void tellsAnArrowThatTheCodeHasNot() {
        assertThat(problems(Overlay.of("all-extracted")
                        .plus(policy("'hosts-users':'true'", "Egress", "egress", "[{'to':[{'podSelector':{}}]}]"))
                        .plus(policy(
                                "'hosts-orders':'true'", "Ingress", "ingress", "[{'from':[{'podSelector':{}}]}]"))))
                .contains("overlays/all-extracted: users to orders is open, but the module graph has not it");
    }

    @Test
    void tellsAnArrowThatIsMissing() {
        assertThat(problems(Overlay.of("all-extracted").without("NetworkPolicy", "to-billing")))
                .contains("overlays/all-extracted: orders to billing is closed, but the module graph has it");
        assertThat(problems(Overlay.of("extracted-billing").without("NetworkPolicy", "from-billing")))
                .anyMatch(problem -> problem.contains(
                        "Deployment/billing to overlays/extracted-billing Deployment/monolift is closed"));
    }

    @Test
    void tellsThatNothingIsDenied() {
        assertThat(problems(Overlay.of("production").without("NetworkPolicy", "default-deny")))
                .containsExactly("overlays/production has no rule that denies what no other allows");
    }

    @Test
    void tellsAnotherWayIn() {
        assertThat(problems(Overlay.of("production").but("'ingress-nginx'", "'default'")))
                .contains(
                        "overlays/production Deployment/monolift: port 8080 is closed to 'ingress-nginx'",
                        "overlays/production Deployment/monolift: port 8080 is open to 'default'");
        assertThat(problems(Overlay.of("production").but("'port':'management'", "'port':'http'")))
                .contains("overlays/production Deployment/monolift: port 8081 is closed to 'monitoring'");
        assertThat(problems(Overlay.of("mesh").but("'istio-ingress'", "'ingress-nginx'")))
                .isNotEmpty();
    }

    @Test
    void tellsAWayOutThatNobodyNeeds() {
        assertThat(problems(Overlay.of("all-extracted")
                        .but(
                                "'hosts-notifications':'true'}},'policyTypes':['Egress']",
                                "'hosts-billing':'true'}},'policyTypes':['Egress']")))
                .contains("overlays/all-extracted Deployment/billing may leave to ':587/TCP', which it does not need");
        assertThat(problems(Overlay.of("production").plus(policy("", "Egress", "egress", "[{}]"))))
                .contains("overlays/production Job/migrate-monolift may leave to 'elsewhere:22/TCP', which it does not"
                        + " need");
    }

    @Test
    void tellsAWayOutThatIsMissing() {
        assertThat(problems(Overlay.of("production").but("'SMTP_PORT':'587'", "'SMTP_PORT':'9092'")))
                .contains("overlays/production Deployment/monolift needs ':9092/TCP', which is closed");
        assertThat(problems(Overlay.of("before-extraction").without("NetworkPolicy", "process-to-broker")))
                .containsExactly(
                        "overlays/before-extraction Deployment/monolift needs 'kafka:9092/TCP', which is closed");
    }

    @Test
    void tellsWhatTheMeshLetsThroughTooMuch() {
        assertThat(mesh("/internal/billing/*", "/internal/*")).isNotEmpty();
        assertThat(mesh("'cluster.local/ns/monolift/sa/orders'", "'cluster.local/ns/monolift/sa/users'"))
                .isNotEmpty();
        assertThat(mesh("'/v1/payments/*'", "'/*'"))
                .anyMatch(problem -> problem.contains("Deployment/billing answers GET /health/ready"));
        assertThat(mesh("'STRICT'", "'PERMISSIVE'")).contains("overlays/mesh does not ask everybody for a certificate");
    }

    /** Helm makes the account and the label of the name. */
    @Test
    void theMeshNamesTheGatewayThatItSaysHowToInstall() throws IOException {
        var said = Files.readString(Manifests.ROOT.resolve("overlays/mesh/kustomization.yaml"));
        var installed = Pattern.compile("helm install (istio-(\\S+)) istio/gateway --namespace (\\S+)")
                .matcher(said);
        assertThat(installed.find()).isTrue();

        assertThat(Manifests.of("overlays/mesh").stream()
                        .flatMap(object -> object.json().findValues("principals").stream())
                        .flatMap(JsonNode::valueStream)
                        .map(JsonNode::asString)
                        .filter(account -> !account.startsWith("cluster.local/ns/monolift/")))
                .isNotEmpty()
                .containsOnly("cluster.local/ns/" + installed.group(3) + "/sa/" + installed.group(1));
        assertThat(Overlay.of("mesh").all("Gateway"))
                .isNotEmpty()
                .allMatch(gateway ->
                        gateway.json().at("/spec/selector/istio").asString().equals(installed.group(2)));
    }

    @Test
    void tellsWhatTheMeshRefuses() {
        assertThat(mesh("/internal/billing/*", "/internal/payments/*"))
                .isNotEmpty()
                .allMatch(problem -> problem.contains("Deployment/billing refuses"));
        assertThat(mesh("'/v1/auth/*'", "'/v1/auth'"))
                .contains("overlays/mesh Deployment/users refuses POST /v1/auth/login at port 8080 to"
                        + " cluster.local/ns/istio-ingress/sa/istio-ingressgateway, but must answer it");
    }

    private static List<String> mesh(String text, String instead) {
        return new MeshRule(Overlay.of("mesh").but(text, instead)).problems();
    }

    private static List<String> problems(Overlay overlay) {
        return new NetworkRule(overlay).problems();
    }

    private static String policy(String labels, String type, String rules, String what) {
        return """
            {'kind': 'NetworkPolicy', 'metadata': {'name': 'planted'},
             'spec': {'podSelector': {'matchLabels': {%s}}, 'policyTypes': ['%s'], '%s': %s}}
            """.formatted(labels, type, rules, what);
    }
}
