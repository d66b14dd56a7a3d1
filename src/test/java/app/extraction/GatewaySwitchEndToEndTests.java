package app.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests flow on connections that stay open while the sides change again and again. */
@Tag("extraction")
class GatewaySwitchEndToEndTests {

    private static final int CLIENTS = 8;
    private static final int FEWEST = 10;
    private static final Duration HOW_LONG = Duration.ofSeconds(6);

    private static final Instance FIRST = Instance.start("first");
    private static final Instance SECOND = Instance.start("second");
    private static final Instance SERVICE = Instance.start("service");
    private static final Gateway GATEWAY = Gateway.start(
            "switch",
            List.of("monolith " + FIRST.address() + " " + SECOND.address(), "orders " + SERVICE.address()),
            Map.of("limit normal", "100000r/s 10000 100000r/s 10000"));

    @AfterAll
    static void stop() {
        GATEWAY.close();
        List.of(FIRST, SECOND, SERVICE).forEach(Instance::close);
    }

    @Test
    void losesAndDoublesNoRequest() throws ExecutionException, InterruptedException {
        var ended = new AtomicBoolean();
        var sent = new ArrayList<Future<Integer>>();
        var switches = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < CLIENTS; number++) {
                var user = "user" + number;
                sent.add(threads.submit(() -> useUntil(ended, user)));
            }
            var end = System.nanoTime() + HOW_LONG.toNanos();
            while (System.nanoTime() < end) {
                switchThere();
                switchBack();
                switches += 2;
            }
            ended.set(true);
        }

        var answered = 0;
        for (var each : sent) {
            answered += each.get();
        }
        var arrived = List.of(FIRST, SECOND, SERVICE).stream()
                .map(Instance::seen)
                .map(List::size)
                .toList();
        System.out.printf("%d requests, %d switches, arrived %s%n", answered, switches, arrived);
        assertThat(switches).isGreaterThan(4);
        assertThat(arrived).allMatch(count -> count > FEWEST);
        assertThat(arrived.stream().mapToInt(Integer::intValue).sum()).isEqualTo(answered);
    }

    /** What is drained is stopped for a moment: whoever were still sent there would be cut off. */
    private static void switchThere() {
        GATEWAY.change("orders", "30").expect(0);
        GATEWAY.change("orders", "100").expect(0);
        GATEWAY.change("orders", "fallback", "off").expect(0);
        FIRST.breakConnections(true);
        SECOND.breakConnections(true);
        GATEWAY.change("orders").expect(0);
        FIRST.breakConnections(false);
        SECOND.breakConnections(false);
    }

    private static void switchBack() {
        GATEWAY.change("orders", "fallback", "on").expect(0);
        GATEWAY.change("orders", "0").expect(0);
        SERVICE.breakConnections(true);
        GATEWAY.change("orders").expect(0);
        SERVICE.breakConnections(false);
        GATEWAY.change("monolith", "without", "1").expect(0);
        FIRST.breakConnections(true);
        GATEWAY.change("orders").expect(0);
        FIRST.breakConnections(false);
        GATEWAY.change("monolith", "without", "none").expect(0);
    }

    /** Answers how many requests were answered, all of them well. */
    private static int useUntil(AtomicBoolean ended, String user) {
        var client = Client.of(GATEWAY);
        var count = 0;
        while (!ended.get()) {
            var answer = count % 2 == 0
                    ? client.getAs(user, "/v1/orders")
                    : client.postAs(user, "/v1/orders", "{\"items\":[]}");
            assertThat(answer.status()).as("request %d of %s", count, user).isEqualTo(200);
            count++;
        }
        return count;
    }
}
