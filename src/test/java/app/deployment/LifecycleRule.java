package app.deployment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.JsonNode;

/** A process starts, is asked, is replaced and ended as the application needs it. */
record LifecycleRule(Overlay overlay) {

    private static final int PORT = 8080;
    private static final Map<String, String> PROBES =
            Map.of("startupProbe", "startup", "readinessProbe", "ready", "livenessProbe", "live");

    List<String> problems() {
        var problems = new ArrayList<String>();
        overlay.pods("Deployment").forEach(pod -> {
            probes(pod).forEach(problems::add);
            end(pod).forEach(problems::add);
            replacement(pod).forEach(problems::add);
            migration(pod).forEach(problems::add);
        });
        return problems.stream().map(problem -> overlay + ": " + problem).toList();
    }

    private static Stream<String> probes(HostingPod pod) {
        var paths = Stream.of(OfTheApplication.type("runtime.lifecycle.HealthEndpoints")
                        .getDeclaredMethods())
                .flatMap(method -> Stream.ofNullable(method.getAnnotation(GetMapping.class)))
                .flatMap(mapping -> Stream.of(mapping.value()))
                .toList();
        var longest = OfTheApplication.limit("runtime.lifecycle.HealthEndpoints", "LONGEST_CHECK");
        return PROBES.entrySet().stream().flatMap(expected -> {
            var name = pod.owner().name() + " " + expected.getKey();
            var probe = pod.application().json().path(expected.getKey());
            var path = "/health/" + expected.getValue();
            return Stream.of(
                            fact(paths.contains(path), path + " is not of the application"),
                            fact(probe.at("/httpGet/path").asString("").equals(path), name + " does not ask " + path),
                            fact(
                                    pod.port(probe.at("/httpGet/port")).orElse(-1) == PORT,
                                    name + " does not ask port " + PORT),
                            fact(
                                    seconds(probe.path("timeoutSeconds")).compareTo(longest) > 0,
                                    name + " gives up before " + longest))
                    .flatMap(each -> each);
        });
    }

    private Stream<String> end(HostingPod pod) {
        var name = pod.owner().name();
        var stop = seconds(pod.application().json().at("/lifecycle/preStop/sleep/seconds"));
        var variables = PodEnvironment.of(pod.application(), overlay, Secrets.examples())
                .variables();
        var drain = DurationStyle.detectAndParse(variables.getOrDefault("DRAIN_DELAY", "5s"));
        var longest = stop.plus(drain).plus(OfTheApplication.limit("runtime.lifecycle.Drain", "LONGEST_CLOSE"));
        var grace = seconds(pod.spec().path("terminationGracePeriodSeconds"));
        return Stream.concat(
                fact(stop.isPositive(), name + " ends while requests still come"),
                fact(
                        grace.compareTo(longest) > 0,
                        name + " is killed after %s, but may need %s".formatted(grace, longest)));
    }

    private static Stream<String> replacement(HostingPod pod) {
        var name = pod.owner().name();
        var spec = pod.owner().json().path("spec");
        var rolling = spec.at("/strategy/rollingUpdate");
        var startup = pod.application().json().path("startupProbe");
        var longestStart = startup.path("periodSeconds").asInt(10)
                * startup.path("failureThreshold").asInt(3);
        var spread = pod.spec().path("topologySpreadConstraints");
        return Stream.of(
                        fact(
                                rolling.path("maxUnavailable").asString("").equals("0"),
                                name + " is replaced with instances missing"),
                        fact(rolling.path("maxSurge").asInt(0) > 0, name + " cannot be replaced"),
                        fact(longestStart >= 60, name + " has " + longestStart + " s to start"),
                        fact(
                                spec.path("progressDeadlineSeconds").asInt(600) > longestStart,
                                name + " is given up before it may have started"),
                        fact(
                                spread.findValuesAsString("topologyKey")
                                        .containsAll(List.of("topology.kubernetes.io/zone", "kubernetes.io/hostname")),
                                name + " is not spread"),
                        fact(
                                spread.valueStream()
                                        .allMatch(each ->
                                                Overlay.selects(each.at("/labelSelector/matchLabels"), pod.labels())
                                                        && each.at("/labelSelector/matchLabels")
                                                                .has("app.kubernetes.io/name")),
                                name + " is spread by others"))
                .flatMap(each -> each);
    }

    /** Before it runs, a job with the same image has migrated what it hosts, or it does so itself. */
    private Stream<String> migration(HostingPod pod) {
        var own = PodEnvironment.of(pod.application(), overlay, Secrets.examples())
                .variables();
        var migrated = overlay.pods("Job")
                .filter(job -> job.application().arguments().equals(List.of("migrate")))
                .filter(job -> job.spec().path("restartPolicy").asString("").equals("Never"))
                .anyMatch(job -> {
                    var its = PodEnvironment.of(job.application(), overlay, Secrets.examples())
                            .variables();
                    return Stream.of("MODULES", "DATABASE_URL")
                            .allMatch(name -> Objects.equals(its.get(name), own.get(name)));
                });
        return fact(
                own.getOrDefault("MIGRATE_ON_START", "false").equals("true") || migrated,
                pod.owner().name() + " finds a schema that nobody migrated");
    }

    private static Duration seconds(JsonNode number) {
        return Duration.ofSeconds(number.asInt(0));
    }

    static Stream<String> fact(boolean holds, String problem) {
        return holds ? Stream.of() : Stream.of(problem);
    }
}
