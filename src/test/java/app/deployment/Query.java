package app.deployment;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What is asked of Prometheus, by whom. */
record Query(String asker, String text) {

    private static final Path MONITORING = Manifests.ROOT.resolve("components/monitoring");
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)\\s*\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on)\\s*\\(([^)]*)\\)");

    /** Of the alerts. */
    static Stream<Query> ofAlerts() {
        return Overlay.of("production")
                .all("PrometheusRule")
                .flatMap(rules -> rules.json()
                        .at("/spec/groups")
                        .valueStream()
                        .flatMap(group -> group.path("rules").valueStream())
                        .map(rule -> new Query(
                                rule.path("alert").asString(), rule.path("expr").asString())));
    }

    /** Of the dashboards, with something in place of what is chosen there. */
    static Stream<Query> ofDashboards() {
        try (var files = Files.list(MONITORING)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList().stream()
                    .flatMap(file -> JsonMapper.shared().readTree(read(file)).findValuesAsString("expr").stream()
                            .map(text -> new Query(
                                    file.getFileName().toString(),
                                    text.replace("$__rate_interval", "5m").replaceAll("\\$\\w+", ".*"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Of the adapter that gives the autoscalers their metric. */
    static Stream<Query> ofAdapter() {
        var values = Manifests.read("", read(Manifests.ROOT.resolve("examples/prometheus-adapter/values.yaml")));
        return values.stream()
                .flatMap(value -> value.json().at("/rules/custom").valueStream())
                .map(rule -> new Query(
                        "adapter of " + rule.at("/name/as").asString(),
                        rule.path("seriesQuery").asString()));
    }

    /** Of the script that judges a canary, with its usual settings. */
    static Stream<Query> ofVerdict() {
        var script = read(Path.of("ops/verdict"));
        return Pattern.compile("\\b[a-z]+_[a-z_]+\\{")
                .matcher(script.replace("${REQUESTS}", "http_server_requests_seconds"))
                .results()
                .map(found -> new Query("ops/verdict", found.group() + "release=\"stable\"}"));
    }

    static Stream<Query> all() {
        return Stream.of(ofAlerts(), ofDashboards(), ofAdapter(), ofVerdict()).flatMap(each -> each);
    }

    Set<Selector> selectors() {
        return SELECTOR.matcher(text)
                .results()
                .map(found -> new Selector(found.group(1), labels(found)))
                .collect(toCollection(() -> new TreeSet<>(Comparator.comparing(Selector::toString))));
    }

    /** The labels by which it groups what it found. */
    Set<String> grouping() {
        return GROUPING.matcher(text)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(",", -1)))
                .map(String::strip)
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> labels(MatchResult selector) {
        return LABEL.matcher(selector.group(2))
                .results()
                .map(label -> label.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A metric with labels that it must have. */
    record Selector(String metric, Set<String> labels) {}
}
