package app.wire;

import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * What went over the wire in this process, and what was lost where no test could see it: in a listener, for example.
 */
final class FacadeCalls {

    private static final Map<String, LongAdder> COUNTS = new ConcurrentHashMap<>();
    private static final Queue<LostOnTheWire> LOSSES = new ConcurrentLinkedQueue<>();

    private FacadeCalls() {}

    static void count(String method) {
        COUNTS.computeIfAbsent(method, _ -> new LongAdder()).increment();
    }

    /** By method, as {@code Billing.refund}. */
    static Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        COUNTS.forEach((method, count) -> counts.put(method, count.sum()));
        return counts;
    }

    /** Makes calls, and remembers what they lose. */
    static Wire.Calls remembering(Wire.Calls calls) {
        return (method, arguments) -> {
            try {
                return calls.make(method, arguments);
            } catch (LostOnTheWire loss) {
                LOSSES.add(loss);
                throw loss;
            }
        };
    }

    /** Fails for everything that was lost since the last time. */
    static void requireNothingLost() {
        var first = LOSSES.poll();
        if (first != null) {
            for (var other = LOSSES.poll(); other != null; other = LOSSES.poll()) {
                first.addSuppressed(other);
            }
            throw first;
        }
    }
}
