package app.deployment;

import static app.deployment.LifecycleRule.fact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** There are enough instances of a process, whatever is done to nodes, and each has the memory that it needs. */
record ScaleRule(Overlay overlay) {

    private static final String ENTRY_POINT = entryPoint();
    private static final Pattern HEAP = Pattern.compile("-XX:MaxRAMPercentage=([0-9.]+)");
    private static final Pattern PROCESSORS = Pattern.compile("-XX:ActiveProcessorCount=[0-9]+");

    /** In MiB: classes, code, threads and what the kernel counts. */
    private static final int REST_OF_JVM = 200;

    List<String> problems() {
        return Stream.concat(
                        overlay.pods("Deployment").flatMap(this::scale),
                        overlay.pods().stream().flatMap(this::memory))
                .map(problem -> overlay + ": " + problem)
                .toList();
    }

    private Stream<String> scale(HostingPod pod) {
        var name = pod.owner().name();
        var spec = pod.owner().json().path("spec");
        var scaler = overlay.all("HorizontalPodAutoscaler")
                .filter(each ->
                        each.json().at("/spec/scaleTargetRef/name").asString().equals(name))
                .findFirst();
        var least = scaler.map(each -> each.json().at("/spec/minReplicas").asInt(1))
                .orElse(spec.path("replicas").asInt(1));
        var budgets = overlay.all("PodDisruptionBudget")
                .filter(each -> Overlay.selects(each.json().at("/spec/selector/matchLabels"), pod.labels()))
                .toList();
        var metrics = scaler.map(each -> each.json()
                .at("/spec/metrics")
                .valueStream()
                .map(ScaleRule::metric)
                .toList());
        return Stream.of(
                        fact(
                                scaler.isEmpty()
                                        || !spec.has("replicas")
                                        || least == spec.path("replicas").asInt(),
                                name + " has another number than its autoscaler's least"),
                        fact(
                                metrics.isEmpty()
                                        || metrics.orElseThrow().equals(List.of("cpu", "outbox_oldest_age_seconds")),
                                name + " is not scaled by CPU and outbox age"),
                        fact(
                                scaler.isEmpty()
                                        || scaler.orElseThrow()
                                                        .json()
                                                        .at("/spec/maxReplicas")
                                                        .asInt()
                                                > least,
                                name + " cannot grow"),
                        fact(
                                isDevelopment()
                                        || (scaler.isPresent() && least >= 2)
                                        || pod.label("release").equals("canary"),
                                name + " is alone or has no autoscaler"),
                        fact(
                                isDevelopment() || budgets.size() == 1,
                                name + " has %d disruption budgets".formatted(budgets.size())),
                        fact(
                                budgets.stream().allMatch(budget -> letsGo(budget, least)),
                                name + " cannot be drained from a node"))
                .flatMap(each -> each);
    }

    private static String metric(JsonNode metric) {
        return metric.at("/resource/name")
                .asString(metric.at("/pods/metric/name").asString(""));
    }

    private static boolean letsGo(Manifest budget, int least) {
        var spec = budget.json().path("spec");
        return spec.has("maxUnavailable")
                ? !List.of("0", "0%").contains(spec.path("maxUnavailable").asString())
                : spec.path("minAvailable").asInt(Integer.MAX_VALUE) < least;
    }

    /** The heap is a share of the limit, which leaves enough for the rest of the JVM. */
    private Stream<String> memory(HostingPod pod) {
        var resources = pod.application().json().path("resources");
        var limit = mebibytes(resources.at("/limits/memory").asString("0Mi"));
        var options = PodEnvironment.of(pod.application(), overlay, Secrets.examples())
                .variables()
                .getOrDefault("JAVA_TOOL_OPTIONS", "");
        var name = pod.owner().name();
        var shares = Stream.concat(
                        HEAP.matcher(ENTRY_POINT).results(),
                        HEAP.matcher(options).results())
                .map(share -> Double.parseDouble(share.group(1)))
                .distinct()
                .toList();
        return Stream.of(
                        fact(
                                resources.at("/requests/memory").equals(resources.at("/limits/memory")),
                                name + " may use more memory than it asks for"),
                        fact(PROCESSORS.matcher(options).find(), name + " sizes its pools by the node"),
                        fact(shares.size() == 1, name + " sizes its heap as " + shares),
                        fact(
                                shares.stream().allMatch(share -> limit * (100 - share) / 100 >= REST_OF_JVM),
                                name + " has too little memory besides its heap"))
                .flatMap(each -> each);
    }

    private boolean isDevelopment() {
        return overlay.name().endsWith("/dev");
    }

    /** Its options come last and hold; those of a container take the place of what else the image says. */
    private static String entryPoint() {
        try {
            return Files.readString(Path.of("Dockerfile"))
                    .lines()
                    .filter(line -> line.startsWith("ENTRYPOINT"))
                    .reduce("", (first, last) -> last);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int mebibytes(String quantity) {
        var number = Integer.parseInt(quantity.replaceAll("[^0-9]", ""));
        return quantity.endsWith("Gi") ? number * 1024 : number;
    }
}
