package app.deployment;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a service leads to. */
record ServiceEnd(Overlay overlay, Manifest service) {

    /** Those that it selects. */
    List<HostingPod> pods() {
        return overlay.pods("Deployment")
                .filter(pod -> Overlay.selects(service.json().at("/spec/selector"), pod.labels()))
                .toList();
    }

    /** Whether by one of its ports it leads to this port of pods that host the module, and to no others. */
    boolean leadsTo(String module, int port, int targetPort) {
        return leadsTo(
                module,
                service.json()
                        .at("/spec/ports")
                        .valueStream()
                        .filter(each -> each.path("port").asInt() == port)
                        .toList(),
                targetPort);
    }

    /** The same by a port's name. */
    boolean leadsTo(String module, String port, int targetPort) {
        return leadsTo(
                module,
                service.json()
                        .at("/spec/ports")
                        .valueStream()
                        .filter(each -> each.path("name").asString("").equals(port))
                        .toList(),
                targetPort);
    }

    private boolean leadsTo(String module, List<JsonNode> ports, int targetPort) {
        var pods = pods();
        return ports.size() == 1
                && !pods.isEmpty()
                && pods.stream()
                        .allMatch(pod -> pod.hosts().contains(module)
                                && pod.port(ports.getFirst().path("targetPort")).orElse(-1) == targetPort);
    }
}
