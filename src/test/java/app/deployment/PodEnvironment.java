package app.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;

/**
 * The environment that Kubernetes makes for a container.
 *
 * @param problems what refers to nothing
 */
record PodEnvironment(Map<String, String> variables, List<String> problems) {

    static PodEnvironment of(PodContainer container, Overlay overlay, Secrets secrets) {
        var environment = new PodEnvironment(new HashMap<>(), new ArrayList<>());
        container.json().path("envFrom").valueStream().forEach(all -> environment.addAll(all, overlay, secrets));
        container
                .json()
                .path("env")
                .valueStream()
                .forEach(variable -> environment.add(variable, container.pod(), secrets));
        return environment;
    }

    /** As the application finds it. */
    StandardEnvironment asFound() {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.stream().map(source -> source.getName()).toList().forEach(sources::remove);
        sources.addFirst(new MapPropertySource("container", new HashMap<>(variables)));
        return environment;
    }

    private void addAll(JsonNode all, Overlay overlay, Secrets secrets) {
        var map = all.at("/configMapRef/name").asString("");
        var secret = all.at("/secretRef/name").asString("");
        if (!secret.isEmpty()) {
            secrets.keys(secret).ifPresentOrElse(variables::putAll, () -> problems.add("no secret " + secret));
            return;
        }
        overlay.all("ConfigMap", map)
                .findFirst()
                .ifPresentOrElse(
                        found -> variables.putAll(Overlay.strings(found.json().path("data"))),
                        () -> complain(all.path("configMapRef"), "no config map " + map));
    }

    private void add(JsonNode variable, HostingPod pod, Secrets secrets) {
        var name = variable.path("name").asString("");
        var from = variable.path("valueFrom");
        if (from.isMissingNode()) {
            variables.put(name, variable.path("value").asString(""));
        } else if (from.has("fieldRef")) {
            addField(name, from.at("/fieldRef/fieldPath").asString(""), pod);
        } else if (from.has("secretKeyRef")) {
            addSecret(name, from.path("secretKeyRef"), secrets);
        } else {
            problems.add(name + " comes from " + from + ", which nobody here can tell");
        }
    }

    private void addField(String name, String path, HostingPod pod) {
        var label = path.replaceFirst("^metadata\\.labels\\['(.*)']$", "$1");
        if (pod.labels().containsKey(label)) {
            variables.put(name, pod.label(label));
        } else {
            problems.add(name + " comes from " + path + ", which is not there");
        }
    }

    private void addSecret(String name, JsonNode from, Secrets secrets) {
        var secret = from.path("name").asString("");
        var key = from.path("key").asString("");
        secrets.keys(secret)
                .map(keys -> keys.get(key))
                .ifPresentOrElse(
                        value -> variables.put(name, value),
                        () -> problems.add("%s comes from %s of the secret %s, which the example has not"
                                .formatted(name, key, secret)));
    }

    private void complain(JsonNode reference, String problem) {
        if (!reference.path("optional").asBoolean(false)) {
            problems.add(problem);
        }
    }
}
