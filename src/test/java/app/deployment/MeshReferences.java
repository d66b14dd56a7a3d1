package app.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the objects of Istio in one overlay say of the others. */
final class MeshReferences {

    private static final Pattern PRINCIPAL = Pattern.compile("cluster\\.local/ns/([^/]+)/sa/([^/]+)");

    private final List<Manifest> overlay;
    private final List<Pod> pods;
    private final List<Problem> problems = new ArrayList<>();

    private MeshReferences(List<Manifest> overlay, List<Pod> pods) {
        this.overlay = overlay;
        this.pods = pods;
    }

    static List<Problem> problems(List<Manifest> overlay, List<Pod> pods) {
        var references = new MeshReferences(overlay, pods);
        overlay.stream().filter(each -> each.apiVersion().contains("istio.io/")).forEach(references::check);
        return references.problems;
    }

    private void check(Manifest object) {
        switch (object.kind()) {
            case "VirtualService" -> checkRoutes(object);
            case "DestinationRule" ->
                service(object, "spec.host", object.json().at("/spec/host").asString());
            case "AuthorizationPolicy", "PeerAuthentication" -> checkSelector(object);
            default -> {}
        }
    }

    private void checkRoutes(Manifest routes) {
        for (var gateway : routes.json().at("/spec/gateways")) {
            if (!gateway.asString().equals("mesh")
                    && find("Gateway", gateway.asString()).isEmpty()) {
                report(routes, "spec.gateways", "names " + gateway + ", which is not here");
            }
        }
        routes.json().findValues("destination").forEach(destination -> checkDestination(routes, destination));
        for (var http : routes.json().at("/spec/http")) {
            var weights = http.path("route").values().stream()
                    .mapToInt(route -> route.path("weight").asInt(100))
                    .sum();
            if (!http.path("route").isEmpty() && weights != 100) {
                report(routes, "spec.http.route", "has weights of " + weights + ", not of 100");
            }
        }
    }

    private void checkDestination(Manifest routes, JsonNode destination) {
        var host = destination.path("host").asString();
        var port = destination.at("/port/number");
        if (service(routes, "destination.host", host).stream()
                .noneMatch(service -> service.json().at("/spec/ports").values().stream()
                        .anyMatch(each ->
                                port.isMissingNode() || each.path("port").equals(port)))) {
            report(routes, "destination.port", "is " + port + ", which " + host + " has not");
        }
        var subsets = overlay.stream()
                .filter(each -> each.is("DestinationRule"))
                .filter(each -> each.json().at("/spec/host").asString().equals(host))
                .flatMap(each -> each.json().at("/spec/subsets").values().stream())
                .map(each -> each.path("name"));
        if (destination.has("subset") && subsets.noneMatch(destination.path("subset")::equals)) {
            report(routes, "destination.subset", "is " + destination.path("subset") + ", which " + host + " has not");
        }
    }

    private void checkSelector(Manifest policy) {
        var labels = policy.json().at("/spec/selector/matchLabels");
        var selected = pods.stream()
                .filter(pod -> labels.isMissingNode() || pod.isSelectedBy(labels))
                .toList();
        if (selected.isEmpty()) {
            report(policy, "spec.selector", "selects no pod: " + labels);
        }
        var ports = Stream.concat(
                policy.json().findValues("ports").stream()
                        .flatMap(each -> each.values().stream())
                        .map(JsonNode::asString),
                policy.json().at("/spec/portLevelMtls").propertyNames().stream());
        var open = open(selected);
        ports.filter(port -> !open.contains(port))
                .forEach(port -> report(policy, "ports", "has " + port + ", which no pod has"));
        policy.json().findValues("principals").forEach(each -> each.forEach(name -> checkPrincipal(policy, name)));
    }

    private void checkPrincipal(Manifest policy, JsonNode name) {
        var principal = PRINCIPAL.matcher(name.asString());
        if (!principal.matches()) {
            report(policy, "principals", "has " + name + ", which names no account");
        } else if (principal.group(1).equals(policy.namespace())
                && find("ServiceAccount", principal.group(2)).isEmpty()) {
            report(policy, "principals", "has " + name + ", which is not here");
        }
    }

    private static Set<String> open(List<Pod> pods) {
        return pods.stream()
                .flatMap(pod -> pod.containers().stream())
                .flatMap(container -> container.json().path("ports").values().stream())
                .map(port -> String.valueOf(port.path("containerPort").asInt()))
                .collect(Collectors.toSet());
    }

    private List<Manifest> service(Manifest object, String path, String name) {
        var found = find("Service", name);
        if (found.isEmpty()) {
            report(object, path, "is " + name + ", which is no service here");
        }
        return found;
    }

    private List<Manifest> find(String kind, String name) {
        return overlay.stream()
                .filter(each -> each.is(kind) && each.name().equals(name))
                .toList();
    }

    private void report(Manifest object, String path, String what) {
        problems.add(Problem.in(object, path, what));
    }
}
