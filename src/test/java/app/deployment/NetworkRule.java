package app.deployment;

import app.deployment.Network.Peer;
import app.deployment.Network.Traffic;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The network lets through what the module graph, the ways in and the systems outside need, and nothing else. */
record NetworkRule(Overlay overlay, Network network) {

    private static final int API = 8080;
    private static final int METRICS = 8081;
    private static final int POSTGRESQL = 5432;

    /** Of no use to anybody: what lets it through, lets everything through. */
    private static final int OTHER = 22;

    NetworkRule(Overlay overlay) {
        this(overlay, Network.of(overlay));
    }

    List<String> problems() {
        var problems = new ArrayList<String>();
        if (network.policies().stream().noneMatch(NetworkRule::deniesAll)) {
            problems.add(overlay + " has no rule that denies what no other allows");
        }
        arrowsOfModules().forEach(problems::add);
        arrowsOfProcesses().forEach(problems::add);
        overlay.pods().stream().flatMap(this::waysIn).forEach(problems::add);
        overlay.pods().stream().flatMap(this::waysOut).forEach(problems::add);
        return problems;
    }

    private static boolean deniesAll(Manifest policy) {
        var spec = policy.json().path("spec");
        return spec.path("podSelector").isEmpty()
                && spec.path("policyTypes").size() == 2
                && spec.path("ingress").isEmpty()
                && spec.path("egress").isEmpty();
    }

    /** As if each module had a process of its own: so the rules hold wherever it is. */
    private Stream<String> arrowsOfModules() {
        var arrows = OfTheApplication.arrows();
        return OfTheApplication.MODULES.stream()
                .flatMap(from -> OfTheApplication.MODULES.stream()
                        .filter(to -> !to.equals(from))
                        .flatMap(to -> problem(
                                alone(from),
                                alone(to),
                                isApart()
                                        && Objects.requireNonNull(arrows.get(from))
                                                .contains(to),
                                from + " to " + to)));
    }

    private Stream<String> arrowsOfProcesses() {
        return overlay.pods().stream()
                .flatMap(from -> overlay.pods().stream()
                        .filter(to -> !to.equals(from))
                        .flatMap(to -> problem(
                                from,
                                to,
                                isApart() && from.hosts().stream().anyMatch(module -> isCalledBy(module, to)),
                                from + " to " + to)));
    }

    private static boolean isCalledBy(String module, HostingPod pod) {
        return Objects.requireNonNull(OfTheApplication.arrows().get(module)).stream()
                .anyMatch(pod.hosts()::contains);
    }

    private Stream<String> problem(HostingPod from, HostingPod to, boolean needed, String arrow) {
        var lets = network.lets(from, to, Traffic.tcp(API));
        var wrong = lets == needed
                ? Stream.<String>of()
                : Stream.of("%s: %s is %s, but the module graph %s it"
                        .formatted(overlay, arrow, lets ? "open" : "closed", needed ? "has" : "has not"));
        var more = Stream.of(METRICS, OTHER)
                .filter(port -> network.lets(from, to, Traffic.tcp(port)))
                .map(port -> "%s: %s is open at port %d".formatted(overlay, arrow, port));
        return Stream.concat(wrong, more);
    }

    private Stream<String> waysIn(HostingPod to) {
        var serves = to.owner().is("Deployment");
        var expected = serves ? Map.of(controller(), API, "monitoring", METRICS) : Map.<String, Integer>of();
        return places().flatMap(place -> Stream.of(API, METRICS, OTHER).flatMap(port -> {
            var lets = network.lets(Peer.in(place), to, Traffic.tcp(port));
            var needed = Objects.equals(expected.get(place), port);
            return lets == needed
                    ? Stream.of()
                    : Stream.of("%s: port %d is %s to '%s'".formatted(to, port, lets ? "open" : "closed", place));
        }));
    }

    private Stream<String> waysOut(HostingPod from) {
        var needed = needs(from);
        var possible = new TreeSet<>(needed);
        possible.addAll(mayNeed(from));
        return places().flatMap(place -> Stream.of(53, 443, 587, POSTGRESQL, 9092, 15012, API, OTHER)
                .flatMap(port -> Stream.of("TCP", "UDP").flatMap(protocol -> {
                    var way = way(place, protocol, port);
                    var anywhere = way("", protocol, port);
                    var lets = network.lets(from, Peer.in(place), new Traffic(protocol, port));
                    if (lets && !possible.contains(way) && !possible.contains(anywhere)) {
                        return Stream.of(from + " may leave to '" + way + "', which it does not need");
                    }
                    return !lets && (needed.contains(way) || needed.contains(anywhere))
                            ? Stream.of(from + " needs '" + way + "', which is closed")
                            : Stream.<String>of();
                })));
    }

    /** What it speaks to by its settings; names have to be found, and the database is everybody's. */
    private Set<String> needs(HostingPod pod) {
        var needs = new TreeSet<>(
                Set.of(way("kube-system", "UDP", 53), way("kube-system", "TCP", 53), way("", "TCP", POSTGRESQL)));
        var variables = PodEnvironment.of(pod.application(), overlay, Secrets.examples())
                .variables();
        pod.hosts().stream()
                .flatMap(module ->
                        Objects.requireNonNull(OfTheApplication.systemsOutside().get(module)).stream())
                .filter(variables::containsKey)
                .forEach(variable -> needs.add(way("", "TCP", portOf(variable, variables))));
        Stream.ofNullable(variables.get("KAFKA_BOOTSTRAP_SERVERS"))
                .flatMap(all -> Stream.of(all.split(",", -1)))
                .forEach(broker -> {
                    var uri = URI.create("kafka://" + broker);
                    needs.add(way(uri.getHost().replaceFirst("^[^.]*\\.", ""), "TCP", uri.getPort()));
                });
        if (isMesh() && pod.owner().is("Deployment")) {
            needs.add(way("istio-system", "TCP", 15012));
        }
        return needs;
    }

    /** What it speaks to once it is told where that is. */
    private static Set<String> mayNeed(HostingPod pod) {
        var production = Overlay.of("production");
        var variables = PodEnvironment.of(production.pods().getFirst().application(), production, Secrets.examples())
                .variables();
        var may = new TreeSet<String>();
        pod.hosts().stream()
                .flatMap(module ->
                        Objects.requireNonNull(OfTheApplication.systemsOutside().get(module)).stream())
                .forEach(variable -> may.add(way("", "TCP", portOf(variable, variables))));
        return may;
    }

    private static int portOf(String variable, Map<String, String> variables) {
        var value = Objects.requireNonNull(variables.get(variable));
        if (variable.endsWith("_HOST")) {
            return Integer.parseInt(variables.getOrDefault(variable.replace("_HOST", "_PORT"), "587"));
        }
        var uri = URI.create(value);
        return uri.getPort() > 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
    }

    private static String way(String place, String protocol, int port) {
        return place + ":" + port + "/" + protocol;
    }

    /** Namespaces that are named anywhere or needed, one that is neither, and the world. */
    private Stream<String> places() {
        var named = network.policies().stream()
                .flatMap(policy -> policy.json().findValuesAsString("kubernetes.io/metadata.name").stream());
        var others = Stream.of("", "elsewhere", "ingress-nginx", "monitoring", "kube-system", "kafka", "istio-system");
        return Stream.concat(others, named).distinct();
    }

    private String controller() {
        return isMesh() ? "istio-ingress" : "ingress-nginx";
    }

    private boolean isMesh() {
        return overlay.all("Gateway").findAny().isPresent();
    }

    /** Whether it knows of several processes. */
    private boolean isApart() {
        return overlay.all("ConfigMap").anyMatch(map -> map.json().path("data").has("KAFKA_BOOTSTRAP_SERVERS"));
    }

    /** A process like those here that hosts this module and no other. */
    private HostingPod alone(String module) {
        var some = overlay.pods("Deployment").findFirst().orElseThrow();
        var template = some.template().deepCopy();
        var labels = (ObjectNode) template.at("/metadata/labels");
        some.hosts().forEach(hosted -> labels.remove("hosts-" + hosted));
        labels.put("hosts-" + module, "true").put("app.kubernetes.io/name", module);
        return new HostingPod(some.owner(), template);
    }
}
