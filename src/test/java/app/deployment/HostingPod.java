package app.deployment;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A pod as its owner makes it. */
record HostingPod(Manifest owner, JsonNode template) {

    private static final String HOSTS = "hosts-";

    Map<String, String> labels() {
        return Overlay.strings(template.at("/metadata/labels"));
    }

    String label(String name) {
        return labels().getOrDefault(name, "");
    }

    JsonNode spec() {
        return template.path("spec");
    }

    List<PodContainer> containers() {
        return Stream.of("initContainers", "containers")
                .flatMap(kind -> spec().path(kind).valueStream())
                .map(container -> new PodContainer(this, container))
                .toList();
    }

    /** The container that serves. */
    PodContainer application() {
        return new PodContainer(this, spec().at("/containers/0"));
    }

    /** The modules that its labels say that it hosts. */
    Set<String> hosts() {
        return labels().entrySet().stream()
                .filter(label ->
                        label.getKey().startsWith(HOSTS) && label.getValue().equals("true"))
                .map(label -> label.getKey().substring(HOSTS.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The port that is meant, by its number or by the name that a container gives it. */
    OptionalInt port(JsonNode port) {
        return port.isNumber()
                ? OptionalInt.of(port.asInt())
                : containers().stream()
                        .flatMap(container -> container.json().path("ports").valueStream())
                        .filter(named -> named.path("name").asString("").equals(port.asString()))
                        .mapToInt(named -> named.path("containerPort").asInt())
                        .findFirst();
    }

    @Override
    public String toString() {
        return owner.toString();
    }
}
