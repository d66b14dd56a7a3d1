package app.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Who may ask whom for what in the mesh is the module graph, and the gateway gets what is public. */
record MeshRule(Overlay overlay) {

    private static final String GATEWAY = "cluster.local/ns/istio-ingress/sa/istio-ingressgateway";
    private static final String STRANGER = "cluster.local/ns/monolift/sa/default";
    private static final Asked KEYS = new Asked("GET", "/.well-known/jwks.json", 8080);
    private static final Asked METRICS = new Asked("GET", "/metrics", 8081);

    List<String> problems() {
        var problems = new ArrayList<String>();
        var pods = overlay.pods("Deployment").toList();
        if (overlay.all("PeerAuthentication").noneMatch(MeshRule::isStrictForAll)) {
            problems.add(overlay + " does not ask everybody for a certificate");
        }
        overlay.all("AuthorizationPolicy")
                .filter(policy ->
                        !policy.json().at("/spec/action").asString("ALLOW").equals("ALLOW"))
                .forEach(policy -> problems.add(policy + " does what is not known here"));
        pods.forEach(to -> {
            pods.stream().filter(from -> !from.equals(to)).forEach(from -> problems.addAll(between(from, to)));
            problems.addAll(fromOutside(to));
        });
        return problems;
    }

    private static boolean isStrictForAll(Manifest policy) {
        var spec = policy.json().path("spec");
        return !spec.has("selector") && spec.at("/mtls/mode").asString("").equals("STRICT");
    }

    private List<String> between(HostingPod from, HostingPod to) {
        var who = "cluster.local/ns/%s/sa/%s"
                .formatted(
                        from.owner().namespace(),
                        from.spec().path("serviceAccountName").asString("default"));
        var keys = to.hosts().contains("users") && !from.hosts().contains("users");
        var calls = internal()
                .map(call -> problem(
                        who,
                        to,
                        call.asked,
                        from.hosts().contains(call.from) && to.hosts().contains(call.to)));
        var rest = Stream.of(
                problem(who, to, KEYS, keys),
                problem(who, to, METRICS, true),
                problem(who, to, new Asked("GET", "/metrics", 8080), false),
                problem(who, to, new Asked("GET", "/internal", 8080), false),
                problem(who, to, new Asked("GET", "/v1/orders", 8080), false));
        return Stream.concat(calls, rest).flatMap(each -> each).toList();
    }

    private List<String> fromOutside(HostingPod to) {
        var open = OfTheApplication.MODULES.stream()
                .flatMap(module -> OfTheApplication.publicPaths(module).stream()
                        .flatMap(path -> problem(
                                GATEWAY,
                                to,
                                new Asked("POST", path, 8080),
                                to.hosts().contains(module))));
        var closed = Stream.concat(internal().map(Call::asked), Stream.of(new Asked("GET", "/health/ready", 8080)))
                .flatMap(asked ->
                        Stream.concat(problem(GATEWAY, to, asked, false), problem(STRANGER, to, asked, false)));
        var strange = problem(STRANGER, to, KEYS, false);
        return Stream.of(open, closed, strange).flatMap(each -> each).toList();
    }

    private Stream<String> problem(String who, HostingPod to, Asked asked, boolean needed) {
        var lets = lets(who, to, asked);
        return lets == needed
                ? Stream.of()
                : Stream.of("%s %s %s to %s, but %s"
                        .formatted(
                                to, lets ? "answers" : "refuses", asked, who, needed ? "must answer it" : "must not"));
    }

    /** Every call of one module to another that there is in the code. */
    private static Stream<Call> internal() {
        return OfTheApplication.REPORT
                .path("modules")
                .valueStream()
                .flatMap(module -> module.path("callsOut").valueStream())
                .map(call -> {
                    var exchange = call.path("exchange").asString().split(" ", 2);
                    var path = exchange[1].replaceAll("\\{[^}]*}", "any");
                    return new Call(
                            call.path("from").asString(),
                            call.path("to").asString(),
                            new Asked(exchange[0], path, 8080));
                });
    }

    private boolean lets(String who, HostingPod to, Asked asked) {
        var about = overlay.all("AuthorizationPolicy")
                .filter(policy -> Overlay.selects(policy.json().at("/spec/selector/matchLabels"), to.labels()))
                .toList();
        return about.isEmpty()
                || about.stream()
                        .flatMap(policy -> policy.json().at("/spec/rules").valueStream())
                        .anyMatch(rule -> isFrom(rule.path("from"), who) && isTo(rule.path("to"), asked));
    }

    private static boolean isFrom(JsonNode from, String who) {
        return from.isEmpty() || from.valueStream().anyMatch(each -> holds(each.at("/source/principals"), who));
    }

    private static boolean isTo(JsonNode to, Asked asked) {
        return to.isEmpty()
                || to.valueStream()
                        .map(each -> each.path("operation"))
                        .anyMatch(operation -> holds(operation.path("ports"), Integer.toString(asked.port))
                                && holds(operation.path("methods"), asked.method)
                                && holds(operation.path("paths"), asked.path));
    }

    /** What names none means all; a star at the end means all that begin so. */
    private static boolean holds(JsonNode list, String value) {
        return list.isEmpty()
                || list.valueStream()
                        .map(JsonNode::asString)
                        .anyMatch(each -> each.endsWith("*")
                                ? value.startsWith(each.substring(0, each.length() - 1))
                                : Objects.equals(each, value));
    }

    private record Call(String from, String to, Asked asked) {}

    private record Asked(String method, String path, int port) {

        @Override
        public String toString() {
            return method + " " + path + " at port " + port;
        }
    }
}
