package app.deployment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the objects of one overlay say of each other, and whether it is so. */
final class References {

    private static final Set<String> WITHOUT_NAMESPACE = Set.of("Namespace");

    private final List<Manifest> overlay;
    private final Map<String, Set<String>> secrets;
    private final List<Pod> pods;
    private final List<Problem> problems = new ArrayList<>();

    /** @param secrets the keys of each secret that is there, though not among the manifests */
    private References(List<Manifest> overlay, Map<String, Set<String>> secrets) {
        this.overlay = overlay;
        this.secrets = secrets;
        this.pods = overlay.stream().flatMap(each -> Pod.of(each).stream()).toList();
    }

    static List<Problem> problems(List<Manifest> overlay, Map<String, Set<String>> secrets) {
        var references = new References(overlay, secrets);
        overlay.forEach(references::check);
        references.pods.forEach(references::checkPod);
        references.checkNames();
        return Stream.concat(references.problems.stream(), MeshReferences.problems(overlay, references.pods).stream())
                .toList();
    }

    private void check(Manifest object) {
        switch (object.kind()) {
            case "Deployment" -> checkOwnSelector(object);
            case "Service" -> checkService(object);
            case "Ingress" -> checkIngress(object);
            case "HorizontalPodAutoscaler" -> checkAutoscaler(object);
            case "PodDisruptionBudget" ->
                selected(object, "spec.selector", object.json().at("/spec/selector/matchLabels"));
            case "NetworkPolicy" -> checkPolicy(object);
            case "ServiceMonitor" -> checkMonitor(object);
            default -> {}
        }
    }

    private void checkOwnSelector(Manifest object) {
        var pod = Pod.of(object).orElseThrow();
        if (!pod.isSelectedBy(object.json().at("/spec/selector/matchLabels"))) {
            report(object, "spec.selector", "does not select its own pods");
        }
        var others = pods.stream()
                .filter(other -> !other.owner().equals(object)
                        && other.isSelectedBy(object.json().at("/spec/selector/matchLabels")));
        others.forEach(other -> report(
                object, "spec.selector", "selects the pods of " + other.owner().name()));
    }

    private void checkService(Manifest service) {
        var pods = selected(service, "spec.selector", service.json().at("/spec/selector"));
        service.json().at("/spec/ports").forEach(port -> ports(service, "spec.ports", target(port), pods));
    }

    private static JsonNode target(JsonNode port) {
        return port.has("targetPort") ? port.get("targetPort") : port.path("port");
    }

    private void ports(Manifest object, String path, JsonNode port, List<Pod> pods) {
        pods.stream()
                .filter(pod -> !pod.hasPort(port))
                .forEach(pod -> report(
                        object, path, "is " + port + ", which " + pod.owner().name() + " has not"));
    }

    private void checkIngress(Manifest ingress) {
        for (var path : ingress.json().findValues("backend")) {
            var service = path.path("service");
            var found = named("Service", service.path("name").asString());
            if (found.stream().noneMatch(each -> hasServicePort(each, service.path("port")))) {
                report(ingress, "spec.rules", "leads to " + service + ", which is no service here");
            }
        }
        for (var tls : ingress.json().at("/spec/tls")) {
            checkSecret(
                    Problem.in(ingress, "spec.tls", ""), tls.path("secretName").asString(), "tls.crt");
        }
    }

    private static boolean hasServicePort(Manifest service, JsonNode port) {
        return service.json().at("/spec/ports").values().stream()
                .anyMatch(each -> each.path("name").equals(port.path("name"))
                        || each.path("port").equals(port.path("number")));
    }

    private void checkAutoscaler(Manifest autoscaler) {
        var spec = autoscaler.json().path("spec");
        var target = spec.path("scaleTargetRef");
        var found = named(target.path("kind").asString(), target.path("name").asString());
        if (found.stream()
                .noneMatch(each ->
                        each.apiVersion().equals(target.path("apiVersion").asString()))) {
            report(autoscaler, "spec.scaleTargetRef", "is " + target + ", which is not here");
        }
        if (spec.path("minReplicas").asInt(1) > spec.path("maxReplicas").asInt()) {
            report(autoscaler, "spec.minReplicas", "is more than maxReplicas");
        }
    }

    private void checkPolicy(Manifest policy) {
        var spec = policy.json().path("spec");
        var labels = spec.at("/podSelector/matchLabels");
        var targets = spec.path("podSelector").isEmpty() ? pods : selected(policy, "spec.podSelector", labels);
        spec.path("ingress")
                .forEach(rule -> rule.path("ports")
                        .forEach(port -> ports(policy, "spec.ingress.ports", port.path("port"), targets)));
        spec.path("ingress").forEach(rule -> peers(policy, "spec.ingress.from", rule.path("from")));
        spec.path("egress").forEach(rule -> {
            var peers = peers(policy, "spec.egress.to", rule.path("to"));
            rule.path("ports").forEach(port -> ports(policy, "spec.egress.ports", port.path("port"), peers));
        });
    }

    private List<Pod> peers(Manifest policy, String path, JsonNode peers) {
        return peers.values().stream()
                .filter(peer -> peer.has("podSelector") && !peer.has("namespaceSelector"))
                .flatMap(peer -> selected(policy, path, peer.at("/podSelector/matchLabels")).stream())
                .toList();
    }

    private void checkMonitor(Manifest monitor) {
        var labels =
                Pod.strings(monitor.json().at("/spec/selector/matchLabels")).entrySet();
        var services = overlay.stream()
                .filter(each -> each.is("Service")
                        && Pod.strings(each.json().at("/metadata/labels"))
                                .entrySet()
                                .containsAll(labels))
                .toList();
        for (var endpoint : monitor.json().at("/spec/endpoints")) {
            if (services.stream()
                    .flatMap(service -> service.json().at("/spec/ports").values().stream())
                    .noneMatch(port -> port.path("name").equals(endpoint.path("port")))) {
                report(monitor, "spec.endpoints", "no service here has the port " + endpoint.path("port"));
            }
        }
    }

    private void checkPod(Pod pod) {
        // Without one it is the namespace's own, which is there before all else.
        var account = pod.spec().path("serviceAccountName");
        if (!account.isMissingNode()
                && named("ServiceAccount", account.asString()).isEmpty()) {
            problems.add(pod.problem("spec.serviceAccountName", "is " + account.asString() + ", which is not here"));
        }
        pod.spec().path("topologySpreadConstraints").values().stream()
                .filter(spread -> !pod.isSelectedBy(spread.at("/labelSelector/matchLabels")))
                .forEach(
                        spread -> problems.add(pod.problem("spec.topologySpreadConstraints", "do not count its pods")));
        pod.containers().forEach(this::checkContainer);
    }

    private void checkContainer(Pod.Container container) {
        var json = container.json();
        for (var probe : List.of("startupProbe", "readinessProbe", "livenessProbe", "lifecycle/preStop")) {
            var port = json.at("/" + probe + "/httpGet/port");
            if (!port.isMissingNode() && !container.pod().hasPort(port)) {
                problems.add(container.problem(probe, "asks the port " + port + ", which it has not"));
            }
        }
        json.path("volumeMounts").values().stream()
                .map(mount -> mount.path("name"))
                .filter(name -> container.pod().spec().path("volumes").values().stream()
                        .noneMatch(volume -> volume.path("name").equals(name)))
                .forEach(name -> problems.add(container.problem("volumeMounts", "no volume is called " + name)));
        json.path("envFrom").forEach(from -> checkSource(container, "envFrom", from));
        json.path("env").forEach(variable -> checkSource(container, "env", variable.path("valueFrom")));
    }

    private void checkSource(Pod.Container container, String path, JsonNode source) {
        for (var reference :
                Stream.of("configMapRef", "configMapKeyRef").map(source::path).toList()) {
            var name = reference.path("name").asString("");
            if (!reference.isMissingNode()
                    && !reference.path("optional").asBoolean(false)
                    && named("ConfigMap", name).isEmpty()) {
                problems.add(container.problem(path, "names the config map " + name + ", which is not here"));
            }
        }
        for (var reference :
                Stream.of("secretRef", "secretKeyRef").map(source::path).toList()) {
            if (!reference.isMissingNode()) {
                checkSecret(
                        container.problem(path, ""),
                        reference.path("name").asString(""),
                        reference.path("key").asString(""));
            }
        }
    }

    private void checkSecret(Problem where, String name, String key) {
        if (!secrets.containsKey(name) || !(key.isEmpty() || secrets.get(name).contains(key))) {
            problems.add(new Problem(
                    where.object(), where.path(), "names " + key + " of the secret " + name + ", which nobody makes"));
        }
    }

    private void checkNames() {
        var namespaces = overlay.stream().filter(each -> each.is("Namespace")).toList();
        var seen = new HashSet<String>();
        for (var object : overlay) {
            if (!WITHOUT_NAMESPACE.contains(object.kind())
                    && !namespaces.isEmpty()
                    && namespaces.stream().noneMatch(each -> each.name().equals(object.namespace()))) {
                report(object, "metadata.namespace", "is " + object.namespace() + ", which is not here");
            }
            if (!seen.add(object.apiVersion() + object)) {
                report(object, "metadata.name", "is there twice");
            }
            Names.problems(object).forEach(problems::add);
        }
    }

    private List<Pod> selected(Manifest object, String path, JsonNode labels) {
        var found = pods.stream().filter(pod -> pod.isSelectedBy(labels)).toList();
        if (found.isEmpty()) {
            report(object, path, "selects no pod: " + labels);
        }
        return found;
    }

    private List<Manifest> named(String kind, String name) {
        return overlay.stream()
                .filter(each -> each.is(kind) && each.name().equals(name))
                .toList();
    }

    private void report(Manifest object, String path, String what) {
        problems.add(Problem.in(object, path, what));
    }
}
