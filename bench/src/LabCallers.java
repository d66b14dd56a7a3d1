import app.runtime.resilience.DependencyUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Each calls, waits for the answer, pauses, and calls again. */
record LabCallers(int callers, LabCall call, LabCircuit circuit) {

    private static final Duration PAUSE = Duration.ofMillis(20);

    List<LabSample> during(Duration time) throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        Callable<List<LabSample>> caller = () -> callUntil(end);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Stream.generate(() -> caller).limit(callers).toList()).stream()
                    .flatMap(each -> each.resultNow().stream())
                    .toList();
        }
    }

    private List<LabSample> callUntil(long end) throws InterruptedException {
        var samples = new ArrayList<LabSample>();
        while (System.nanoTime() - end < 0) {
            samples.add(once());
            Thread.sleep(PAUSE);
        }
        return samples;
    }

    private LabSample once() {
        var state = circuit.state();
        var begin = System.nanoTime();
        var outcome = outcome();
        return LabSample.of(state, outcome, System.nanoTime() - begin);
    }

    private LabSample.Outcome outcome() {
        try {
            circuit.call(call);
            return LabSample.Outcome.ANSWERED;
        } catch (DependencyUnavailableException refused) {
            return LabSample.Outcome.REFUSED;
        } catch (IOException failed) {
            return LabSample.Outcome.FAILED;
        }
    }
}
