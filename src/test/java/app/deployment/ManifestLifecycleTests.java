package app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How processes start, are scaled and end fits how the application does. */
@NeedsModules
class ManifestLifecycleTests {

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void fitsTheApplication(Overlay overlay) {
        assertThat(problems(overlay)).isEmpty();
    }

    @Test
    void aMigrationEndsBeforeTheRollOutStopsWaiting() throws IOException {
        var waits = Files.readString(Manifests.ROOT.resolve("roll-out"))
                .replaceFirst("(?s).*LONGEST_MIGRATION:=(\\d+).*", "$1");

        assertThat(Manifests.rolledOut().stream().filter(object -> object.is("Job")))
                .isNotEmpty()
                .allMatch(job -> job.json().at("/spec/activeDeadlineSeconds").asInt(Integer.MAX_VALUE)
                        < Integer.parseInt(waits));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "/health/ready | /ready | monolift readinessProbe does not ask /health/ready",
                "'path':'/health/live','port':'http' | 'path':'/health/live','port':'management' | monolift"
                        + " livenessProbe does not ask port 8080",
                "'failureThreshold':3,'httpGet':{'path':'/health/ready','port':'http'},'periodSeconds':3,'timeoutSeconds':3"
                    + " | 'httpGet':{'path':'/health/ready','port':'http'},'timeoutSeconds':1 | monolift"
                    + " readinessProbe gives up before PT2S",
                "'terminationGracePeriodSeconds':40 | 'terminationGracePeriodSeconds':30 | monolift is killed after"
                        + " PT30S, but may need PT30S",
                "'DRAIN_DELAY':'5s' | 'DRAIN_DELAY':'20s' | monolift is killed after PT40S, but may need PT45S",
                "'seconds':5 | 'seconds':0 | monolift ends while requests still come",
                "'maxUnavailable':0 | 'maxUnavailable':1 | monolift is replaced with instances missing",
                "'maxSurge':1 | 'maxSurge':0 | monolift cannot be replaced",
                "'failureThreshold':60 | 'failureThreshold':5 | monolift has 10 s to start",
                "'progressDeadlineSeconds':300 | 'progressDeadlineSeconds':100 | monolift is given up before it may"
                        + " have started",
                "topology.kubernetes.io/zone | topology.kubernetes.io/region | monolift is not spread",
                "'minReplicas':3 | 'minReplicas':1 | monolift is alone or has no autoscaler",
                "'maxReplicas':10 | 'maxReplicas':3 | monolift cannot grow",
                "'name':'cpu' | 'name':'memory' | monolift is not scaled by CPU and outbox age",
                "'maxUnavailable':1 | 'maxUnavailable':0 | monolift cannot be drained from a node",
                "'maxUnavailable':1 | 'minAvailable':3 | monolift cannot be drained from a node",
                "'args':['migrate'] | 'args':['config'] | monolift finds a schema that nobody migrated",
                "'limits':{'memory':'1Gi'} | 'limits':{'memory':'2Gi'} | monolift may use more memory than it asks for",
                "'memory':'1Gi' | 'memory':'256Mi' | monolift has too little memory besides its heap",
                "-XX:ActiveProcessorCount=2 | -Dnothing=2 | monolift sizes its pools by the node"
            })
    void tellsWhatDoesNotFit(String text, String instead, String problem) {
        assertThat(problems(Overlay.of("production").but(text, instead))).contains("overlays/production: " + problem);
    }

    @Test
    void tellsThatThereIsNoBudget() {
        assertThat(problems(Overlay.of("production").without("PodDisruptionBudget", "monolift")))
                .containsExactly("overlays/production: monolift has 0 disruption budgets");
        assertThat(problems(Overlay.of("all-extracted").without("HorizontalPodAutoscaler", "users")))
                .containsExactly("overlays/all-extracted: users is alone or has no autoscaler");
    }

    private static List<String> problems(Overlay overlay) {
        return Stream.of(new LifecycleRule(overlay).problems(), new ScaleRule(overlay).problems())
                .flatMap(List::stream)
                .toList();
    }
}
