package app.deployment;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the network policies of an overlay let through: both ends have to agree. */
record Network(List<Manifest> policies) {

    private static final String NAME_OF_NAMESPACE = "kubernetes.io/metadata.name";

    static Network of(Overlay overlay) {
        return new Network(overlay.all("NetworkPolicy").toList());
    }

    /** Between two pods of the overlay. */
    boolean lets(HostingPod from, HostingPod to, Traffic traffic) {
        return lets(from, Peer.of(to), traffic) && lets(Peer.of(from), to, traffic);
    }

    /** Out of a pod, as far as this end decides. */
    boolean lets(HostingPod from, Peer to, Traffic traffic) {
        return lets(from, "Egress", "egress", "to", to, traffic);
    }

    /** Into a pod, as far as this end decides. */
    boolean lets(Peer from, HostingPod to, Traffic traffic) {
        return lets(to, "Ingress", "ingress", "from", from, traffic);
    }

    private boolean lets(HostingPod pod, String type, String rules, String peers, Peer other, Traffic traffic) {
        var about = policies.stream()
                .filter(policy -> matches(policy.json().at("/spec/podSelector"), pod.labels()))
                .filter(policy -> policy.json()
                        .at("/spec/policyTypes")
                        .valueStream()
                        .anyMatch(each -> each.asString().equals(type)))
                .toList();
        return about.isEmpty()
                || about.stream()
                        .flatMap(
                                policy -> policy.json().path("spec").path(rules).valueStream())
                        .anyMatch(rule -> isAbout(rule.path(peers), each -> matches(each, other))
                                && isAbout(
                                        rule.path("ports"),
                                        each -> matches(each, traffic, type.equals("Egress") ? other.pod() : pod)));
    }

    /** What names none means all. */
    private static boolean isAbout(JsonNode list, Predicate<JsonNode> matches) {
        return list.isEmpty() || list.valueStream().anyMatch(matches);
    }

    private static boolean matches(JsonNode peer, Peer other) {
        if (peer.has("ipBlock")) {
            return other.namespace.isEmpty();
        }
        var namespace = peer.has("namespaceSelector")
                ? matches(peer.path("namespaceSelector"), Map.of(NAME_OF_NAMESPACE, other.namespace))
                        && !other.namespace.isEmpty()
                : other.namespace.equals(Peer.HERE);
        return namespace && (!peer.has("podSelector") || matches(peer.path("podSelector"), other.labels()));
    }

    private static boolean matches(JsonNode port, Traffic traffic, @Nullable HostingPod pod) {
        if (!port.path("protocol").asString("TCP").equals(traffic.protocol)) {
            return false;
        }
        var number = port.path("port");
        if (number.isNumber()) {
            return number.asInt() <= traffic.port
                    && traffic.port <= port.path("endPort").asInt(number.asInt());
        }
        return number.isMissingNode() || (pod != null && pod.port(number).orElse(-1) == traffic.port);
    }

    private static boolean matches(JsonNode selector, Map<String, String> labels) {
        if (selector.has("matchExpressions")) {
            throw new AssertionError("Not known here: " + selector);
        }
        return Overlay.selects(selector.path("matchLabels"), labels);
    }

    record Traffic(String protocol, int port) {

        static Traffic tcp(int port) {
            return new Traffic("TCP", port);
        }
    }

    /**
     * The other end.
     *
     * @param namespace empty for what is outside of the cluster
     * @param pod what is known of it, if it is one of the overlay's own
     */
    record Peer(String namespace, @Nullable HostingPod pod) {

        static final String HERE = "(here)";

        static Peer of(HostingPod pod) {
            return new Peer(HERE, pod);
        }

        static Peer in(String namespace) {
            return new Peer(namespace, null);
        }

        Map<String, String> labels() {
            return pod == null ? Map.of() : pod.labels();
        }
    }
}
