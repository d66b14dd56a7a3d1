package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Two processes behind one door, and customers who order there all the time, while the processes are replaced by those
 * of another version, one by one, as a rolling update does it.
 */
final class Rollout implements Entrance, AutoCloseable {

    /** Beside those of every stage: who is told to end still serves until nobody asks any more. */
    static final Map<String, String> SETTINGS = Map.of("DRAIN_DELAY", "500ms");

    private static final String SKU = "SKU-ROLLOUT";
    /** Nobody counts what is ordered of it. */
    static final String OTHER_SKU = "SKU-OTHER";

    private static final int STOCK = 1_000_000;
    private static final int CUSTOMERS = 3;
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Stage stage;
    private final List<JarProcess> serving = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final Rush rush;

    private Rollout(Stage stage) {
        this.stage = stage;
        stage.prepare();
        serving.addAll(List.of(stage.serve(), stage.serve()));
        serving.forEach(JarProcess::awaitReady);
        var admin = stage.admin(this);
        admin.putProduct(SKU, 1999, STOCK);
        admin.putProduct(OTHER_SKU, 1999, STOCK);
        rush = Rush.of(CUSTOMERS, SKU, this);
        rush.startSteadily(PAUSE);
    }

    /** Begins with two processes of this version. */
    static Rollout on(Stage stage) {
        return new Rollout(stage);
    }

    /** The processes take turns. */
    @Override
    public URI of(String path) {
        var now = List.copyOf(serving);
        return now.get(requests.getAndIncrement() % now.size()).of(path);
    }

    /** The one that has served longest comes first. */
    JarProcess older() {
        return serving.getFirst();
    }

    JarProcess newer() {
        return serving.getLast();
    }

    void migrate(Path version) {
        var ended = stage.run(version, "migrate");
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    /** A process of the version comes, and is asked as soon as it is ready; then the older one goes. */
    void replaceOneWith(Path version) {
        serving.add(stage.serve(version).awaitReady());
        var leaving = serving.removeFirst();
        assertThat(leaving.terminate()).as(leaving.output()).isZero();
        awaitOrders(5);
    }

    void awaitOrders(int more) {
        rush.awaitAccepted(rush.accepted().size() + more);
    }

    /** The customers go, and what they got is counted: answers what was wrong. */
    List<String> reckon() {
        var wrong = new ArrayList<String>();
        try {
            rush.stop();
            new Reckoning(stage, rush, this).awaitRest().everythingAddsUp(STOCK);
        } catch (AssertionError | ConditionTimeoutException doesNotAddUp) {
            wrong.add(doesNotAddUp.getMessage());
        }
        wrong.addAll(rush.failures());
        return wrong;
    }

    @Override
    public void close() {
        rush.close();
    }
}
