package app.deployment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What an object makes pods of.
 *
 * @param path where in the object the template is
 */
record Pod(Manifest owner, String path, JsonNode template) {

    /** The template of a deployment or a job; of what else makes pods, too, should it ever be here. */
    static Optional<Pod> of(Manifest manifest) {
        return switch (manifest.kind()) {
            case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job" ->
                Optional.of(new Pod(manifest, "spec.template", manifest.json().at("/spec/template")));
            case "CronJob" ->
                Optional.of(new Pod(
                        manifest,
                        "spec.jobTemplate.spec.template",
                        manifest.json().at("/spec/jobTemplate/spec/template")));
            case "Pod" -> Optional.of(new Pod(manifest, "", manifest.json()));
            default -> Optional.empty();
        };
    }

    JsonNode spec() {
        return template.path("spec");
    }

    Map<String, String> labels() {
        return strings(template.at("/metadata/labels"));
    }

    /** Whether it runs until it is stopped, and so is asked how it is. */
    boolean serves() {
        return !owner.is("Job") && !owner.is("CronJob");
    }

    /** All of them, those that run before the others, too. */
    List<Container> containers() {
        return Stream.of("initContainers", "containers", "ephemeralContainers")
                .flatMap(list -> spec().path(list).values().stream()
                        .map(json -> new Container(this, list.equals("containers"), json)))
                .toList();
    }

    /** Whether it matches labels; nothing does where there are none. */
    boolean isSelectedBy(JsonNode labels) {
        return !labels.isEmpty()
                && labels().entrySet().containsAll(strings(labels).entrySet());
    }

    /** The port that its containers call so, or that has this number. */
    boolean hasPort(JsonNode port) {
        return containers().stream()
                .flatMap(container -> container.json().path("ports").values().stream())
                .anyMatch(each ->
                        each.path(port.isNumber() ? "containerPort" : "name").equals(port));
    }

    Problem problem(String where, String what) {
        return Problem.in(owner, path.isEmpty() ? where : path + "." + where, what);
    }

    static Map<String, String> strings(JsonNode object) {
        return object.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asString()));
    }

    /** @param main whether it is one of those that the pod is there for */
    record Container(Pod pod, boolean main, JsonNode json) {

        String name() {
            return json.path("name").asString("");
        }

        Problem problem(String where, String what) {
            return pod.problem("spec.containers[" + name() + "]." + where, what);
        }
    }
}
