package app.deployment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What this project asks of a pod beyond the standard. */
final class PodRules {

    private static final List<String> PROBES = List.of("startupProbe", "readinessProbe", "livenessProbe");
    private static final Set<String> OPTIONS = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");
    private static final int FIRST_USER = 10_000;

    private final Pod pod;
    private final Stream.Builder<Problem> problems = Stream.builder();

    private PodRules(Pod pod) {
        this.pod = pod;
    }

    static Stream<Problem> problems(Pod pod) {
        var rules = new PodRules(pod);
        rules.checkPod();
        pod.containers().forEach(rules::checkContainer);
        return rules.problems.build();
    }

    private void checkPod() {
        var spec = pod.spec();
        require(
                spec.path("automountServiceAccountToken").equals(json(false)),
                "automountServiceAccountToken",
                "is not false");
        require(spec.path("enableServiceLinks").equals(json(false)), "enableServiceLinks", "is not false");
        for (var id : List.of("runAsUser", "runAsGroup")) {
            require(
                    spec.at("/securityContext/" + id).asInt(0) >= FIRST_USER,
                    "securityContext." + id,
                    "is no number of its own");
        }
        spec.path("volumes").values().stream()
                .filter(volume -> volume.has("emptyDir"))
                .forEach(
                        volume -> require(volume.at("/emptyDir/sizeLimit").isString(), "volumes", "may fill the node"));
    }

    private static JsonNode json(boolean value) {
        return Manifests.json(String.valueOf(value));
    }

    private void checkContainer(Pod.Container container) {
        var json = container.json();
        var context = json.path("securityContext");
        require(
                container,
                context.path("readOnlyRootFilesystem").asBoolean(false),
                "readOnlyRootFilesystem",
                "is not true");
        require(container, context.at("/capabilities/add").isEmpty(), "capabilities", "are added");
        for (var id : List.of("runAsUser", "runAsGroup")) {
            require(container, context.path(id).asInt(FIRST_USER) >= FIRST_USER, id, "is no number of its own");
        }
        checkResources(container);
        checkImage(container);
        checkMemoryOfJava(container);
        if (container.main() && pod.serves()) {
            checkProbes(container);
        }
    }

    private void checkResources(Pod.Container container) {
        var resources = container.json().path("resources");
        require(container, resources.at("/requests/cpu").isString(), "resources.requests.cpu", "is missing");
        require(container, resources.at("/requests/memory").isString(), "resources.requests.memory", "is missing");
        require(container, resources.at("/limits/memory").isString(), "resources.limits.memory", "is missing");
        require(
                container,
                resources.at("/requests/memory").equals(resources.at("/limits/memory")),
                "resources",
                "promise other memory than they allow");
    }

    private void checkImage(Pod.Container container) {
        var image = container.json().path("image").asString("");
        var development = pod.owner().overlay().equals("overlays/dev") && image.equals("monolift:dev");
        require(container, development || Images.isPinned(image), "image", "is " + image + ", which is not pinned");
    }

    /**
     * By the container's limit, not by a number that somebody forgets to change with it, and not by the node's
     * processors.
     */
    private void checkMemoryOfJava(Pod.Container container) {
        var options = container.json().path("env").values().stream()
                .filter(variable -> OPTIONS.contains(variable.path("name").asString()))
                .map(variable -> variable.path("value").asString(""))
                .findFirst()
                .orElse("");
        require(container, options.contains("-XX:MaxRAMPercentage="), "env", "do not size the heap by the limit");
        require(container, options.contains("-XX:ActiveProcessorCount="), "env", "do not say how many processors");
        require(container, !container.json().toString().contains("-Xm"), "env", "size the heap by a number");
    }

    private void checkProbes(Pod.Container container) {
        var paths = new HashSet<String>();
        for (var probe : PROBES) {
            var path = container.json().at("/" + probe + "/httpGet/path").asString("");
            require(container, !path.isEmpty(), probe, "is missing");
            require(container, path.isEmpty() || paths.add(path), probe, "asks what another one asks");
        }
    }

    private void require(boolean holds, String path, String what) {
        if (!holds) {
            problems.add(pod.problem("spec." + path, what));
        }
    }

    private void require(Pod.Container container, boolean holds, String path, String what) {
        if (!holds) {
            problems.add(container.problem(path, what));
        }
    }
}
