package app.delivery;

import java.time.Instant;
import java.util.Locale;

/**
 * What Prometheus has recorded of one version for eleven minutes, every 15 s, by the names and labels of the
 * application: {@link ReleaseEndToEndTests} sees that these are the application's own.
 *
 * @param perSecond requests
 * @param failing share of them that end with 500
 * @param refused share of them that end with 401
 * @param slow share of them that take 0.25 to 0.5 s, where others take less than 0.1 s
 * @param givenUp events given up, from four minutes ago on
 * @param oldest age of the oldest event, in s, from four minutes ago on
 */
record Recording(double perSecond, double failing, double refused, double slow, int givenUp, int oldest) {

    private static final int INTERVAL = 15;
    private static final int MINUTES = 11;
    private static final int CHANGE = 4 * 60;
    private static final String[] BOUNDS = {"0.1", "0.25", "0.5", "+Inf"};

    /** Ten requests a second, of which one in a thousand fails and one in twenty is refused; all is fast. */
    static Recording well() {
        return new Recording(10, 0.001, 0.05, 0, 1, 2);
    }

    Recording asked(double requestsPerSecond) {
        return new Recording(requestsPerSecond, failing, refused, slow, givenUp, oldest);
    }

    Recording failing(double share) {
        return new Recording(perSecond, share, refused, slow, givenUp, oldest);
    }

    Recording refused(double share) {
        return new Recording(perSecond, failing, share, slow, givenUp, oldest);
    }

    Recording slow(double share) {
        return new Recording(perSecond, failing, refused, share, givenUp, oldest);
    }

    Recording givenUp(int events) {
        return new Recording(perSecond, failing, refused, slow, events, oldest);
    }

    Recording oldest(int seconds) {
        return new Recording(perSecond, failing, refused, slow, givenUp, seconds);
    }

    /** As OpenMetrics, without the end. */
    String of(String namespace, String release, Instant now) {
        var labels = "application=\"monolift\",namespace=\"%s\",release=\"%s\"".formatted(namespace, release);
        var text = new StringBuilder();
        for (var ago = MINUTES * 60; ago >= 0; ago -= INTERVAL) {
            var requests = perSecond * (MINUTES * 60 - ago);
            var time = now.getEpochSecond() - ago;
            count(text, labels, time, "500", requests * failing, 0);
            count(text, labels, time, "401", requests * refused, 0);
            count(text, labels, time, "200", requests * (1 - failing - refused), slow);
            var changed = ago <= CHANGE;
            line(text, "outbox_dead_letters{%s,module=\"orders\"}".formatted(labels), changed ? givenUp : 1, time);
            line(text, "outbox_oldest_age_seconds{%s,module=\"orders\"}".formatted(labels), changed ? oldest : 2, time);
        }
        return text.toString();
    }

    private static void count(
            StringBuilder text, String labels, long time, String status, double requests, double slow) {
        var of = "%s,method=\"GET\",uri=\"/v1/orders\",status=\"%s\"".formatted(labels, status);
        for (var bound : BOUNDS) {
            var within = bound.startsWith("0.1") || bound.startsWith("0.2") ? requests * (1 - slow) : requests;
            line(text, "http_server_requests_seconds_bucket{%s,le=\"%s\"}".formatted(of, bound), within, time);
        }
        line(text, "http_server_requests_seconds_count{%s}".formatted(of), requests, time);
    }

    private static void line(StringBuilder text, String series, double value, long time) {
        text.append(String.format(Locale.ROOT, "%s %.3f %d%n", series, value, time));
    }
}
