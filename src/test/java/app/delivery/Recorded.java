package app.delivery;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;

/** Two versions side by side, each pair in a namespace of its own, and a Prometheus that has seen all of them. */
enum Recorded {
    GOOD(Recording.well(), Recording.well()),
    MORE_ERRORS(Recording.well(), Recording.well().failing(0.02)),
    ERRORS_OF_BOTH(Recording.well().failing(0.02), Recording.well().failing(0.02)),
    MORE_REFUSALS(Recording.well(), Recording.well().refused(0.5)),
    SLOWER(Recording.well(), Recording.well().slow(0.03)),
    SLOW_BOTH(Recording.well().slow(0.03), Recording.well().slow(0.03)),
    EVENT_GIVEN_UP(Recording.well(), Recording.well().givenUp(2)),
    EVENTS_WAIT(Recording.well(), Recording.well().oldest(400)),
    FEW_REQUESTS(Recording.well(), Recording.well().asked(0.1)),
    NOBODY_BESIDE(Recording.well().asked(0), Recording.well()),
    NOBODY_BESIDE_AND_ERRORS(Recording.well().asked(0), Recording.well().failing(0.02)),
    // One of two has failed: that says nothing of what is usual.
    FEW_BESIDE_AND_ERRORS(
            Recording.well().asked(0.01).failing(0.5), Recording.well().failing(0.02)),
    NO_CANARY(Recording.well(), Recording.well()),
    NO_TIMES(Recording.well(), Recording.well()),
    NO_OUTBOXES(Recording.well(), Recording.well());

    private final Recording stable;
    private final Recording canary;

    Recorded(Recording stable, Recording canary) {
        this.stable = stable;
        this.canary = canary;
    }

    String namespace() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Prometheus prometheus(Path folder) {
        var all = new StringBuilder();
        Arrays.stream(values()).map(Recorded::openMetrics).forEach(all::append);
        return Prometheus.knowing(folder, all + "# EOF\n");
    }

    private String openMetrics() {
        var now = Clock.systemUTC().instant();
        var ofStable = stable.of(namespace(), "stable", now);
        var ofCanary = canary.of(namespace(), "canary", now);
        return switch (this) {
            case NO_CANARY -> ofStable;
            case NO_TIMES -> ofStable + without("http_server_requests_seconds_bucket", ofCanary);
            case NO_OUTBOXES -> without("outbox", ofStable) + without("outbox", ofCanary);
            case GOOD,
                    MORE_ERRORS,
                    ERRORS_OF_BOTH,
                    MORE_REFUSALS,
                    SLOWER,
                    SLOW_BOTH,
                    EVENT_GIVEN_UP,
                    EVENTS_WAIT,
                    FEW_REQUESTS,
                    NOBODY_BESIDE,
                    NOBODY_BESIDE_AND_ERRORS,
                    FEW_BESIDE_AND_ERRORS -> ofStable + ofCanary;
        };
    }

    private static String without(String metric, String text) {
        return text.replaceAll("(?m)^" + metric + ".*\\R", "");
    }
}
