package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The process is killed again and again while orders come in. Nobody helps afterwards. */
@NeedsModules
@Order(Integer.MAX_VALUE - 1) // one of the longest: the second worker begins with the last
class CrashEndToEndTests {

    private static final int CUSTOMERS = 8;
    private static final int ORDERS_EACH = 25;
    private static final int ORDERS = CUSTOMERS * ORDERS_EACH;
    private static final int KILLS = 6;
    private static final int STOCK = 10_000;

    // After a crash, what the dead process had claimed waits for its lease.
    @RegisterExtension
    static final Stage stage = new Stage("crash", Map.of("EVENTS_LEASE", "8s"));

    @Test
    void losesNothingAndDoublesNothingWhenItIsKilled() {
        stage.prepare();
        var process = stage.serve().awaitReady();
        stage.admin(process).putProduct("SKU-1", 1999, STOCK);

        try (var rush = Rush.of(CUSTOMERS, "SKU-1", process)) {
            rush.start(ORDERS_EACH);
            for (var kill = 1; kill <= KILLS; kill++) {
                rush.awaitAccepted(ORDERS * kill / (KILLS + 1));
                process.kill();
                process = stage.restart(process).awaitReady();
            }
            rush.awaitEnd();

            assertThat(rush.accepted()).hasSize(ORDERS);
            new Reckoning(stage, rush, process).awaitRest().everythingAddsUp(STOCK);
        }
    }
}
