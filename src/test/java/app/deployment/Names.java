package app.deployment;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** How things may be called in Kubernetes, and that no two of a kind are called the same. */
final class Names {

    private static final String OBJECT = "[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?";
    private static final String LABEL = "([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?";
    private static final String PORT = "(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*";
    private static final int LONGEST_PORT = 15;

    private Names() {}

    static List<Problem> problems(Manifest object) {
        var own = object.name().matches(OBJECT) ? Stream.<Problem>empty() : Stream.of(problem(object, "metadata.name"));
        var labels = object.json().findValues("labels").stream()
                .filter(JsonNode::isObject)
                .flatMap(each -> each.properties().stream())
                .filter(label -> label.getValue().isString()
                        && !label.getValue().asString().matches(LABEL))
                .filter(label -> !object.is("PrometheusRule"))
                .map(label -> problem(object, "labels." + label.getKey()));
        var ports = Pod.of(object).stream()
                .flatMap(pod -> pod.containers().stream())
                .flatMap(container -> container.json().path("ports").values().stream())
                .map(port -> port.path("name").asString(""))
                .filter(name -> name.length() > LONGEST_PORT || !name.matches(PORT))
                .map(name -> problem(object, "ports." + name));
        return Stream.of(own, labels, ports, twice(object))
                .flatMap(part -> part)
                .toList();
    }

    /** Ports of a service, and variables, ports, volumes of containers. */
    private static Stream<Problem> twice(Manifest object) {
        return Stream.of("env", "ports", "volumeMounts", "volumes", "containers")
                .flatMap(list -> object.json().findValues(list).stream()
                        .filter(JsonNode::isArray)
                        .flatMap(each ->
                                repeated(each).map(name -> Problem.in(object, list, "has " + name + " twice"))));
    }

    private static Stream<String> repeated(JsonNode list) {
        return list.values().stream()
                .filter(each -> each.has("name"))
                .map(each -> each.path("name").asString())
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey);
    }

    private static Problem problem(Manifest object, String path) {
        return Problem.in(object, path, "is no name that Kubernetes takes");
    }
}
