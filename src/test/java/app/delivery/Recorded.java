package app.delivery;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;

/** Two versions side by side, each pair in a namespace of its own, and a Prometheus that has seen all of them. */
enum Recorded {
    GOOD,
    MORE_ERRORS,
    ERRORS_OF_BOTH,
    MORE_REFUSALS,
    SLOWER,
    SLOW_BOTH,
    SLOW_NOW_AND_THEN,
    EVENT_GIVEN_UP,
    EVENTS_WAIT,
    FEW_REQUESTS,
    NOBODY_BESIDE,
    NOBODY_BESIDE_AND_ERRORS,
    FEW_BESIDE_AND_ERRORS,
    NO_CANARY,
    NO_TIMES,
    NO_OUTBOXES;

    String namespace() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Prometheus prometheus(Path folder) {
        var all = new StringBuilder();
        Arrays.stream(values()).map(Recorded::openMetrics).forEach(all::append);
        return Prometheus.knowing(folder, all + "# EOF\n");
    }

    private Recording stable() {
        var well = Recording.well();
        return switch (this) {
            case ERRORS_OF_BOTH -> well.failing(0.02);
            case SLOW_BOTH -> well.slow(0.03);
            case NOBODY_BESIDE, NOBODY_BESIDE_AND_ERRORS -> well.asked(0);
            // Some of a few have failed: that says nothing of what is usual.
            case FEW_BESIDE_AND_ERRORS -> well.asked(0.01).failing(0.5);
            case GOOD,
                    MORE_ERRORS,
                    MORE_REFUSALS,
                    SLOWER,
                    SLOW_NOW_AND_THEN,
                    EVENT_GIVEN_UP,
                    EVENTS_WAIT,
                    FEW_REQUESTS,
                    NO_CANARY,
                    NO_TIMES,
                    NO_OUTBOXES -> well;
        };
    }

    private Recording canary() {
        var well = Recording.well();
        return switch (this) {
            case MORE_ERRORS, ERRORS_OF_BOTH, NOBODY_BESIDE_AND_ERRORS, FEW_BESIDE_AND_ERRORS -> well.failing(0.02);
            case MORE_REFUSALS -> well.refused(0.5);
            case SLOWER, SLOW_BOTH -> well.slow(0.03);
            // Fewer than ten of 150 answers.
            case SLOW_NOW_AND_THEN -> well.asked(0.5).slow(0.03);
            case EVENT_GIVEN_UP -> well.givenUp(2);
            case EVENTS_WAIT -> well.oldest(400);
            case FEW_REQUESTS -> well.asked(0.1);
            case GOOD, NOBODY_BESIDE, NO_CANARY, NO_TIMES, NO_OUTBOXES -> well;
        };
    }

    private String openMetrics() {
        var now = Clock.systemUTC().instant();
        var ofStable = stable().of(namespace(), "stable", now);
        var ofCanary = canary().of(namespace(), "canary", now);
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
                    SLOW_NOW_AND_THEN,
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
