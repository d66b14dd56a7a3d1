package app.runtime.calls;

import app.runtime.calls.Reply.Answer;
import app.runtime.context.DeadlineExceededException;
import app.runtime.resilience.DependencyUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;

/** Measures calls to other processes, retries included. A failure is logged by whoever has to live with it. */
final class CallTimer {

    private final MeterRegistry registry;

    CallTimer(MeterRegistry registry) {
        this.registry = registry;
    }

    Answer time(Operation operation, Supplier<Answer> call) {
        var sample = Timer.start(registry);
        var outcome = "failed";
        try {
            var answer = call.get();
            outcome = switch (answer) {
                case Answer.Returned _ -> "answered";
                case Answer.Misused _ -> "misuse";
            };
            return answer;
        } catch (DeadlineExceededException late) {
            outcome = "late";
            throw late;
        } catch (DependencyUnavailableException unavailable) {
            outcome = "unavailable";
            throw unavailable;
        } finally {
            sample.stop(Timer.builder("module.calls")
                    .description("Calls to modules in other processes")
                    .tag("module", operation.module())
                    .tag("operation", operation.name())
                    .tag("outcome", outcome)
                    .register(registry));
        }
    }
}
