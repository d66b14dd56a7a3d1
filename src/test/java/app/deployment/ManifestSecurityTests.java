package app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pod may do and use: pod security "restricted", and what this project asks beyond it. */
@NeedsModules
class ManifestSecurityTests {

    private static final String LEVEL = "pod-security.kubernetes.io/enforce";

    static Stream<List<Manifest>> folders() {
        return Stream.of(
                        Manifests.folders().stream()
                                .filter(folder -> !folder.startsWith("releases/"))
                                .map(Manifests::of),
                        LiftedManifests.modules().map(LiftedManifests::of),
                        Stream.of(Manifests.secrets()))
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void letsNothingDoMoreThanItHasTo(List<Manifest> folder) {
        assertThat(folder)
                .isNotEmpty()
                .flatExtracting(ManifestSecurityTests::problems)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("app.deployment.ManifestReferenceTests#overlays")
    void looksAtPodsOfEveryOverlay(String overlay) {
        assertThat(Manifests.of(overlay).stream().map(Pod::of).flatMap(Optional::stream))
                .isNotEmpty()
                .allSatisfy(pod -> assertThat(pod.containers()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("app.deployment.ManifestReferenceTests#overlays")
    void asksTheNamespaceToEnforceIt(String overlay) {
        assertThat(Manifests.of(overlay))
                .filteredOn(each -> each.is("Namespace"))
                .singleElement()
                .satisfies(namespace -> assertThat(Pod.strings(namespace.json().at("/metadata/labels")))
                        .containsEntry(LEVEL, "restricted"));
    }

    @Test
    void givesNoAccountATokenOfItsOwn() {
        assertThat(Manifests.all("ServiceAccount"))
                .isNotEmpty()
                .allSatisfy(account -> assertThat(account.json().at("/automountServiceAccountToken"))
                        .isEqualTo(Manifests.json("false")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        hostNetwork | true | spec.hostNetwork is the node's
        hostPID | true | spec.hostPID is the node's
        hostIPC | true | spec.hostIPC is the node's
        automountServiceAccountToken | `` | spec.automountServiceAccountToken is not false
        automountServiceAccountToken | true | spec.automountServiceAccountToken is not false
        enableServiceLinks | `` | spec.enableServiceLinks is not false
        volumes/0/hostPath | {'path':'/'} | spec.volumes has a hostPath
        volumes/0/nfs | {'path':'/'} | spec.volumes has a nfs
        volumes/0/emptyDir/sizeLimit | `` | spec.volumes may fill the node
        securityContext/runAsNonRoot | false | runAsNonRoot is false
        securityContext/runAsNonRoot | `` | runAsNonRoot is not true
        securityContext/runAsUser | 0 | runAsUser is root
        securityContext/runAsUser | `` | runAsUser is no number of its own
        securityContext/runAsGroup | 0 | runAsGroup is no number of its own
        securityContext/seccompProfile | `` | seccompProfile is missing
        securityContext/seccompProfile/type | 'Unconfined' | seccompProfile is Unconfined
        securityContext/appArmorProfile | {'type':'Unconfined'} | appArmorProfile is Unconfined
        securityContext/seLinuxOptions | {'user':'system_u'} | seLinuxOptions are own ones
        securityContext/seLinuxOptions | {'type':'spc_t'} | seLinuxOptions are own ones
        securityContext/windowsOptions | {'hostProcess':true} | windowsOptions is the node's
        securityContext/sysctls | [{'name':'kernel.msgmax','value':'1'}] | sysctls sets kernel.msgmax
        """)
    void findsWhatIsPlantedInAPod(String place, String value, String problem) {
        assertPlanted("/spec/template/spec/" + place, value, problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        securityContext/privileged | true | privileged is true
        securityContext/allowPrivilegeEscalation | `` | allowPrivilegeEscalation is not false
        securityContext/readOnlyRootFilesystem | `` | readOnlyRootFilesystem is not true
        securityContext/capabilities | `` | capabilities are not dropped
        securityContext/capabilities/add | ['SYS_ADMIN'] | capabilities have "SYS_ADMIN"
        securityContext/capabilities/add | ['NET_BIND_SERVICE'] | capabilities are added
        securityContext/procMount | 'Unmasked' | procMount is unmasked
        securityContext/runAsUser | 0 | runAsUser is root
        securityContext/runAsUser | 999 | runAsUser is no number of its own
        securityContext/runAsNonRoot | false | runAsNonRoot is not true
        securityContext/seccompProfile | {'type':'Unconfined'} | seccompProfile is Unconfined
        ports/0/hostPort | 8080 | hostPort is the node's
        livenessProbe/httpGet/host | 'example.org' | host is another one
        resources | `` | resources.requests.cpu is missing
        resources/limits | `` | resources.limits.memory is missing
        resources/requests/memory | '1Mi' | resources promise other memory than they allow
        image | 'monolift' | which is not pinned
        image | 'monolift:latest' | which is not pinned
        image | 'monolift:dev' | which is not pinned
        image | 'registry:5000/monolift' | which is not pinned
        env/2/value | '-XX:ActiveProcessorCount=2' | do not size the heap by the limit
        env/2/value | '-XX:MaxRAMPercentage=60' | do not say how many processors
        args | ['-Xmx512m'] | size the heap by a number
        env/2 | {'name':'INTERNAL_TOKEN','value':'x'} | INTERNAL_TOKEN is written down
        env/2 | {'name':'OTHER','value':'postgres://shop:x@host/db'} | OTHER is written down
        startupProbe | `` | startupProbe is missing
        readinessProbe/httpGet/path | '/health/live' | livenessProbe asks what another one asks
        """)
    void findsWhatIsPlantedInAContainer(String place, String value, String problem) {
        assertPlanted("/spec/template/spec/containers/0/" + place, value, problem);
    }

    @Test
    void findsWhatIsPlantedBesidePods() {
        var settings = "{'kind':'ConfigMap','metadata':{'name':'monolift'},'data':{'CURSOR_KEY':'0123'}}";
        var secret = "{'kind':'Secret','metadata':{'name':'monolift'},'stringData':{'CURSOR_KEY':'0123'}}";
        var cluster = "{'kind':'Cluster','metadata':{'name':'shop'},'spec':{'imageName':'postgresql:18'}}";

        assertThat(Stream.of(settings, secret, cluster).map(text -> Manifest.of("x", Manifests.json(text))))
                .allSatisfy(planted -> assertThat(problems(planted)).hasSize(1));
    }

    @Test
    void looksIntoContainersThatRunBeforeTheOthers() {
        var planted = Paths.plant(deployment(), "/spec/template/spec/initContainers", "[{'name':'first'}]");

        assertThat(problems(planted))
                .anySatisfy(problem -> assertThat(problem.toString())
                        .contains("containers[first].resources.limits.memory is missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "monolift:1.2.3",
                "ghcr.io/example/monolift:GIT_SHA",
                "monolift@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void takesAnImageThatIsAlwaysTheSame(String image) {
        assertThat(Images.isPinned(image)).isTrue();
    }

    private static void assertPlanted(String place, String value, String problem) {
        assertThat(problems(Paths.plant(deployment(), place, value)))
                .anySatisfy(found -> assertThat(found.toString()).contains(problem));
    }

    private static Manifest deployment() {
        return Manifests.of("overlays/production").stream()
                .filter(each -> each.is("Deployment"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Problem> problems(Manifest manifest) {
        var ofPods = Pod.of(manifest).stream()
                .flatMap(pod -> Stream.concat(PodSecurity.problems(pod), PodRules.problems(pod)));
        return Stream.of(ofPods, SecretRules.problems(manifest), Images.problems(manifest))
                .flatMap(part -> part)
                .toList();
    }
}
