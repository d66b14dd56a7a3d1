import app.runtime.context.Deadline;
import app.runtime.resilience.Dependencies;
import app.runtime.resilience.ResilienceSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/**
 * Many callers of a server that is well, then sick, then well again: first without guards, then with those of the
 * application. Prints Markdown; what happens meanwhile is printed as it happens.
 */
final class BreakerLab {

    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration WELL_BEFORE = Duration.ofSeconds(5);
    private static final Duration WELL_AFTER = Duration.ofSeconds(10);

    /** As the application's, except for times that are shorter, so that more happens in less time. */
    private static final ResilienceSettings SETTINGS = new ResilienceSettings(
            Duration.ofMillis(500),
            20,
            50,
            50,
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            3,
            64,
            Duration.ofMillis(50),
            3,
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            20);

    private BreakerLab() {}

    static void main(String... arguments) throws IOException, InterruptedException {
        try {
            run(LabOptions.parse(arguments));
        } catch (IllegalArgumentException misuse) {
            System.err.println(misuse.getMessage());
            System.exit(2);
        }
    }

    private static void run(LabOptions options) throws IOException, InterruptedException {
        StateChanges.listen();
        say("%d cores; Java %s; %s", Runtime.getRuntime().availableProcessors(), Runtime.version(), options);
        var bare = measure(options, "Without guards", LabCircuit.none());
        var registry = new SimpleMeterRegistry();
        var dependency = new Dependencies(SETTINGS, registry).named("server");
        var guarded = measure(options, "With guards", LabCircuit.of(dependency, registry));
        IO.println(LabReport.markdown(bare, guarded));
    }

    private static LabReport.Run measure(LabOptions options, String title, LabCircuit circuit)
            throws IOException, InterruptedException {
        say("%n%s", title);
        try (var server = new SickServer(options.failurePercent());
                var client = new LabClient(server.port(), options.callers())) {
            LabCall bounded = () -> Deadline.call(Deadline.in(SETTINGS.remoteTimeout()), () -> {
                client.get();
                return true;
            });
            var callers = new LabCallers(options.callers(), bounded, circuit);
            callers.during(WARM_UP);
            StateChanges.restart();
            var before = callers.during(WELL_BEFORE);
            say("  %5.2f s  the server falls sick", StateChanges.seconds());
            var reachedBefore = server.reached();
            server.fallSick();
            var sick = callers.during(options.time());
            var reached = server.reached() - reachedBefore;
            say("  %5.2f s  the server is well again", StateChanges.seconds());
            server.recover();
            return new LabReport.Run(before, sick, callers.during(WELL_AFTER), reached);
        }
    }

    private static void say(String format, Object... values) {
        IO.println(String.format(Locale.ROOT, format, values));
    }
}
