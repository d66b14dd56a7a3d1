package app.deployment;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What the objects of an overlay name, select and lead to is there: other objects, pods, ports, secrets that somebody
 * makes.
 */
@NeedsModules
class ManifestReferenceTests {

    private static final Map<String, Set<String>> SECRETS = Manifests.secrets().stream()
            .collect(toMap(
                    Manifest::name,
                    secret -> Set.copyOf(secret.json().path("stringData").propertyNames())));

    static Stream<String> overlays() {
        return Manifests.overlays().stream();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void namesNothingThatIsNotThere(String overlay) {
        assertThat(References.problems(Manifests.of(overlay), SECRETS)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("app.deployment.LiftedManifests#modules")
    void namesNothingThatIsNotThereInALiftedProject(String module) {
        assertThat(References.problems(LiftedManifests.of(module), Map.of(module, Set.of())))
                .isEmpty();
    }

    @Test
    void asksForNoSecretThatNobodyReads() {
        var read = new HashSet<String>(Set.of("monolift-tls/tls.crt", "monolift-tls/tls.key"));
        for (var secret : references("secretKeyRef")) {
            read.add(secret.path("name").asString() + "/" + secret.path("key").asString());
        }

        assertThat(SECRETS)
                .allSatisfy((secret, keys) ->
                        assertThat(keys).allSatisfy(key -> assertThat(read).contains(secret + "/" + key)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Deployment/billing | /spec/template/metadata/labels/release | 'next' | spec.selector does not select its own pods
        Deployment/billing | /spec/template/metadata/labels/hosts-billing | `` | spec.selector selects no pod
        Deployment/billing | /spec/template/spec/serviceAccountName | 'default' | is default, which is not here
        Deployment/billing | /spec/template/spec/containers/0/readinessProbe/httpGet/port | 'web' | asks the port "web", which it has not
        Deployment/billing | /spec/template/spec/containers/0/ports/0/name | 'web' | is "http", which billing has not
        Deployment/billing | /spec/template/spec/containers/0/ports/0/name | 'a-name-too-long-for' | is no name that Kubernetes takes
        Deployment/billing | /spec/template/spec/containers/0/env/1/name | 'DATABASE_URL' | has DATABASE_URL twice
        Deployment/billing | /spec/template/spec/containers/0/volumeMounts/0/name | 'temp' | no volume is called "temp"
        Deployment/billing | /spec/template/spec/containers/0/envFrom/0/configMapRef/name | 'settings' | names the config map settings, which is not here
        Deployment/billing | /spec/template/spec/containers/0/env/0/valueFrom/secretKeyRef/name | 'db' | names DATABASE_URL of the secret db, which nobody makes
        Deployment/billing | /spec/template/spec/containers/0/env/0/valueFrom/secretKeyRef/key | 'URL' | names URL of the secret billing-database, which nobody makes
        Deployment/billing | /spec/template/spec/topologySpreadConstraints/0/labelSelector/matchLabels | {'a':'b'} | do not count its pods
        Deployment/billing | /metadata/namespace | 'default' | is default, which is not here
        Deployment/billing | /metadata/name | 'Billing' | is no name that Kubernetes takes
        Deployment/billing | /metadata/name | 'orders' | is there twice
        Service/billing | /spec/selector | {'app':'billing'} | spec.selector selects no pod
        Service/billing | /spec/ports/0/targetPort | 'web' | is "web", which billing has not
        HorizontalPodAutoscaler/billing | /spec/scaleTargetRef/name | 'invoicing' | which is not here
        HorizontalPodAutoscaler/billing | /spec/minReplicas | 20 | is more than maxReplicas
        PodDisruptionBudget/billing | /spec/selector/matchLabels | {'app':'billing'} | selects no pod
        NetworkPolicy/to-billing | /spec/podSelector/matchLabels | {'hosts-bill':'true'} | spec.podSelector selects no pod
        NetworkPolicy/to-billing | /spec/ingress/0/from/0/podSelector/matchLabels | {'hosts-order':'true'} | spec.ingress.from selects no pod
        NetworkPolicy/to-billing | /spec/ingress/0/ports/0/port | 9090 | is 9090, which billing has not
        NetworkPolicy/from-billing | /spec/egress/0/ports/0/port | 'web' | is "web", which users has not
        Ingress/monolift | /spec/tls/0/secretName | 'tls' | names tls.crt of the secret tls, which nobody makes
        Ingress/monolift | /spec/rules/0/http/paths/0/backend/service/name | 'shop' | which is no service here
        Ingress/monolift | /spec/rules/0/http/paths/0/backend/service/port/name | 'web' | which is no service here
        ServiceMonitor/monolift | /spec/endpoints/0/port | 'http' | no service here has the port "http"
        """)
    void findsWhatIsPlanted(String object, String place, String value, String problem) {
        assertThat(planted("overlays/all-extracted", object, place, value))
                .anySatisfy(found -> assertThat(found.toString()).contains(problem));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        VirtualService/billing | /spec/http/0/route/0/destination/host | 'shop' | is shop, which is no service here
        VirtualService/billing | /spec/http/0/route/0/destination/subset | 'next' | is "next", which billing has not
        VirtualService/billing | /spec/http/0/route/0/destination/port/number | 80 | is 80, which billing has not
        VirtualService/billing | /spec/http/0/route/0/weight | 90 | has weights of 90, not of 100
        VirtualService/billing | /spec/gateways | ['door'] | names "door", which is not here
        DestinationRule/billing | /spec/host | 'shop' | is shop, which is no service here
        AuthorizationPolicy/to-billing | /spec/selector/matchLabels | {'app':'billing'} | selects no pod
        AuthorizationPolicy/to-billing | /spec/rules/0/to/0/operation/ports | ['80'] | has 80, which no pod has
        AuthorizationPolicy/to-billing | /spec/rules/0/from/0/source/principals | ['cluster.local/ns/monolift/sa/shop'] | which is not here
        AuthorizationPolicy/to-billing | /spec/rules/0/from/0/source/principals | ['orders'] | which names no account
        PeerAuthentication/metrics | /spec/portLevelMtls | {'80':{}} | has 80, which no pod has
        """)
    void findsWhatIsPlantedInTheMesh(String object, String place, String value, String problem) {
        assertThat(planted("overlays/mesh", object, place, value))
                .anySatisfy(found -> assertThat(found.toString()).contains(problem));
    }

    private static List<Problem> planted(String overlay, String object, String place, String value) {
        var all = Manifests.of(overlay).stream()
                .map(each -> each.toString().equals(overlay + " " + object) ? Paths.plant(each, place, value) : each)
                .toList();
        assertThat(all).isNotEqualTo(Manifests.of(overlay));
        return References.problems(all, SECRETS);
    }

    private static List<JsonNode> references(String kind) {
        return Manifests.rolledOut().stream()
                .flatMap(each -> each.json().findValues(kind).stream())
                .toList();
    }
}
