package app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import app.runtime.settings.SettingsCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PostgreSQL has a connection for every one that all pools of all instances may hold. */
@NeedsModules
class ManifestConnectionTests {

    private static final String POOL = "DATABASE_POOL_SIZE";

    /** Its own: replication, backups, superusers, migrations. */
    private static final int RESERVED = 20;

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void areEnoughForEveryInstance(Overlay overlay) {
        assertThat(held(overlay)).isPositive();
        assertThat(held(overlay) + ofOneMore(overlay) + RESERVED).isLessThanOrEqualTo(most());
    }

    @Test
    void tellsThatTheyAreNot() {
        var larger = Overlay.of("blue-green/live-blue").but("'maxReplicas':10", "'maxReplicas':11");

        assertThat(held(larger)).isEqualTo(704).isGreaterThan(most());
    }

    @Test
    void areSaidInTheReadme() throws IOException {
        assertThat(held(Overlay.of("production"))).isEqualTo(320);
        assertThat(overlays().mapToInt(ManifestConnectionTests::held).max()).hasValue(640);
        assertThat(Files.readString(Manifests.ROOT.resolve("README.md")))
                .contains("hold up to 320", "beside them 640", "`max_connections` " + most());
    }

    private static int most() {
        return Manifests.of("examples/postgresql").stream()
                .mapToInt(object -> object.json()
                        .at("/spec/postgresql/parameters/max_connections")
                        .asInt(0))
                .sum();
    }

    private static int held(Overlay overlay) {
        return overlay.pods("Deployment")
                .mapToInt(pod -> instances(overlay, pod) * ofOne(overlay, pod))
                .sum();
    }

    /** While it is rolled out: of the process that holds the most. */
    private static int ofOneMore(Overlay overlay) {
        return overlay.pods("Deployment")
                .mapToInt(pod -> ofOne(overlay, pod)
                        * pod.owner()
                                .json()
                                .at("/spec/strategy/rollingUpdate/maxSurge")
                                .asInt(0))
                .max()
                .orElse(0);
    }

    /** A canary, which has no autoscaler, gets as many as production has. */
    private static int instances(Overlay overlay, HostingPod pod) {
        var name = pod.label("release").equals("canary")
                ? pod.owner().name().replace("-canary", "")
                : pod.owner().name();
        return overlay.all("HorizontalPodAutoscaler", name)
                .mapToInt(scaler -> scaler.json().at("/spec/maxReplicas").asInt())
                .findFirst()
                .orElse(pod.owner().json().at("/spec/replicas").asInt(1));
    }

    /** A pool for each module that it hosts. */
    private static int ofOne(Overlay overlay, HostingPod pod) {
        var environment = PodEnvironment.of(pod.application(), overlay, Secrets.examples());
        var size = new SettingsCatalogue(environment.asFound())
                .entries().stream()
                        .filter(entry -> entry.name().equals(POOL))
                        .map(entry -> entry.value().or(entry::defaultValue).orElseThrow())
                        .findFirst()
                        .orElseThrow();
        return Integer.parseInt(size) * pod.hosts().size();
    }
}
