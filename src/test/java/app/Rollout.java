package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two processes behind one door, and customers who order there all the time, while the processes are replaced by those
 * of another version, one by one, as a rolling update does it.
 */
final class Rollout implements Entrance, AutoCloseable {

    private static final String SKU = "SKU-ROLLOUT";
    private static final int STOCK = 1_000_000;
    private static final int CUSTOMERS = 4;
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final Stage stage;
    private final List<JarProcess> serving = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final Rush rush;

    private Rollout(Stage stage) {
        this.stage = stage;
        stage.prepare();
        serving.addAll(List.of(stage.serve(), stage.serve()));
        serving.forEach(JarProcess::awaitReady);
        stage.admin(this).putProduct(SKU, 1999, STOCK);
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
        rush.stop();
        var wrong = new ArrayList<>(rush.failures());
        try {
            new Reckoning(stage, rush, this).awaitRest().everythingAddsUp(STOCK);
        } catch (AssertionError doesNotAddUp) {
            wrong.add(doesNotAddUp.getMessage());
        }
        return wrong;
    }

    @Override
    public void close() {
        rush.close();
    }
}
