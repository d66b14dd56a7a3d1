package app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every object is what its kind says: no field that is unknown, none that is missing, none of another type. */
@NeedsModules
class ManifestModelTests {

    static Stream<String> folders() {
        return Manifests.folders().stream();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void hasNoObjectThatIsNotWhatItsKindSays(String folder) {
        assertThat(Manifests.of(folder))
                .isNotEmpty()
                .flatExtracting(Kinds::problems)
                .isEmpty();
    }

    @Test
    void hasNoSecretThatIsNotWhatItsKindSays() {
        assertThat(Manifests.secrets())
                .isNotEmpty()
                .flatExtracting(Kinds::problems)
                .isEmpty();
    }

    @Test
    void hasNoKindWithoutAModelButThoseThatAreNamed() {
        assertThat(Manifests.all().stream()
                        .map(manifest -> manifest.apiVersion() + " " + manifest.kind())
                        .filter(Kinds.WITHOUT_A_MODEL::containsKey)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Kinds.WITHOUT_A_MODEL.keySet());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Deployment | /spec/replicaz | 3 | spec.replicaz is unknown
        Deployment | /spec/template/spec/containers/0/livenessProbe/httpGet/pfad | '/health' | spec.template.spec.containers[0].livenessProbe.httpGet.pfad is unknown
        Deployment | /spec/template/spec/containers/0/name | `` | spec.template.spec.containers[0].name is missing
        Deployment | /spec/selector | `` | spec.selector is missing
        Deployment | /spec/strategy | 'rolling' | spec.strategy is "rolling", not an object
        Deployment | /spec/revisionHistoryLimit | '5' | spec.revisionHistoryLimit is "5", not a whole number
        Deployment | /spec/template/spec/containers/0/resources/limits/memory | '1Gib' | spec.template.spec.containers[0].resources.limits.memory is "1Gib", not a quantity
        Deployment | /metadata/labels/hosts-billing | true | metadata.labels.hosts-billing is true, not a text
        Deployment | /spec/template/spec/enableServiceLinks | 'no' | spec.template.spec.enableServiceLinks is "no", not true or false
        Service | /spec/ports | 8080 | spec.ports is 8080, not a list
        ConfigMap | /data/SMTP_PORT | 587 | data.SMTP_PORT is 587, not a text
        Deployment | /kind | 'Deploiment' | kind is unknown: apps/v1 Deploiment
        Deployment | /apiVersion | 'extensions/v1beta1' | kind is unknown: extensions/v1beta1 Deployment
        VirtualService | /spec/http/0/retires | {} | spec.http[0].retires is unknown
        VirtualService | /spec/http/0/route/0/destination/host | `` | spec.http[0].route[0].destination.host is missing
        VirtualService | /spec/http/0/name | 7 | spec.http[0].name Cannot coerce Integer value
        VirtualService | /spec/http/0/route/0/weight | '100' | spec.http[0].route[0].weight Cannot coerce String value
        DestinationRule | /spec/trafficPolicy/tls/mode | 'MUTUEL' | spec.trafficPolicy.tls.mode is "MUTUEL", which is unknown
        DestinationRule | /spec/trafficPolicy/tls/mode | 'simple' | spec.trafficPolicy.tls.mode is "simple", which is unknown
        PeerAuthentication | /spec/mtls/modus | 'STRICT' | spec.mtls.modus is unknown
        AuthorizationPolicy | /metadata/naem | 'x' | metadata.naem is unknown
        AuthorizationPolicy | /spek | {} | spek is unknown
        ServiceMonitor | /spec/endpoints/0/intervall | '15s' | spec.endpoints[0].intervall is unknown
        ServiceMonitor | /spec/selector | `` | spec.selector is missing
        PrometheusRule | /spec/groups/0/rules/0/expr | `` | spec.groups[0].rules[0].expr is missing
        PrometheusRule | /spec/groups/0/interval | 5 | spec.groups[0].interval Cannot coerce Integer value
        """)
    void findsWhatIsPlanted(String kind, String place, String value, String problem) {
        var planted = Paths.plant(first(kind), place, value);

        assertThat(Kinds.problems(planted)).singleElement().asString().startsWith(planted + ": " + problem);
    }

    static List<Words> words() {
        return Words.ALL;
    }

    @ParameterizedTest
    @MethodSource("words")
    void findsAWordThatIsPlanted(Words field) {
        var object = Manifests.json("{'" + field.field() + "':'Nonsense'}");

        assertThat(KubernetesModel.problems(first("Deployment"), "here", object, field.model()))
                .anySatisfy(problem -> assertThat(problem.toString())
                        .endsWith("here." + field.field() + " is \"Nonsense\", which is unknown"));
    }

    private static Manifest first(String kind) {
        return Manifests.of("overlays/mesh").stream()
                .filter(manifest -> manifest.is(kind))
                .findFirst()
                .orElseThrow();
    }
}
