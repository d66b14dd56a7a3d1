package app.deployment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Every public path leads from outside to what hosts its module, and nothing else is led in. */
record RouteRule(Overlay overlay) {

    private static final int PORT = 8080;

    private static final List<String> NOT_PUBLIC = List.of(
            "/",
            "/internal",
            "/internal/users/v1/users/any",
            "/internal/billing/v1/payments",
            "/v1/internal",
            "/metrics",
            "/health/live",
            "/health/ready",
            "/health/startup",
            "/openapi",
            "/error",
            "/v1/ordersandmore",
            "/v1/users-and-more",
            "/.well-known/jwks.json.bak",
            "/.well-known/openid-configuration");

    List<String> problems() {
        return Stream.of(ways().flatMap(this::problems), doors())
                .flatMap(each -> each)
                .toList();
    }

    /** The ways in: every ingress, and all routes of the mesh's gateway together. */
    private Stream<Way> ways() {
        var ingresses =
                overlay.all("Ingress").map(ingress -> new Way(this, ingress.toString(), ingressRoutes(ingress)));
        var gateways = overlay.all("Gateway").map(gateway -> new Way(this, gateway.toString(), gatewayRoutes(gateway)));
        return Stream.concat(ingresses, gateways);
    }

    private Stream<String> problems(Way way) {
        var wrong = OfTheApplication.MODULES.stream()
                .flatMap(module -> OfTheApplication.publicPaths(module).stream()
                        .filter(path -> !way.leadsTo(path, module))
                        .map(path -> "%s does not lead %s to %s".formatted(way.name, path, module)));
        var open = NOT_PUBLIC.stream()
                .filter(path -> way.route(path).isPresent())
                .map(path -> way.name + " lets " + path + " in");
        return Stream.concat(wrong, open);
    }

    /** That there is a way in, and none beside those. */
    private Stream<String> doors() {
        var none = ways().findAny().isPresent() ? Stream.<String>of() : Stream.of(overlay + " has no way in");
        var services = overlay.all("Service")
                .filter(service -> !Set.of("", "ClusterIP")
                                .contains(service.json().at("/spec/type").asString(""))
                        || service.json().path("spec").has("externalIPs"))
                .map(service -> service + " is open to the outside");
        var pods = overlay.pods().stream()
                .filter(pod -> pod.spec().path("hostNetwork").asBoolean(false)
                        || !pod.template().findValues("hostPort").isEmpty())
                .map(pod -> pod + " is open to the outside");
        return Stream.of(none, services, pods).flatMap(each -> each);
    }

    private List<Route> ingressRoutes(Manifest ingress) {
        var rules = ingress.json().at("/spec/rules").valueStream();
        var all = ingress.json().path("spec").has("defaultBackend")
                ? Stream.of(new Route(Pattern.compile(".*"), 0, List.of()))
                : Stream.<Route>of();
        return Stream.concat(
                        all,
                        rules.flatMap(rule -> rule.at("/http/paths").valueStream())
                                .map(this::ingressRoute))
                .toList();
    }

    private Route ingressRoute(JsonNode path) {
        var text = path.path("path").asString("");
        var pattern = switch (path.path("pathType").asString("")) {
            case "Exact" -> Pattern.quote(text);
            case "Prefix" -> Pattern.quote(text.replaceFirst("/$", "")) + "(/.*)?";
            // As the controller pleases.
            case String other -> Pattern.quote(text) + ".*";
        };
        var service = path.at("/backend/service");
        var end = new End(
                service.path("name").asString(""), service.at("/port/name").asString(""), 0);
        return new Route(Pattern.compile(pattern), text.length(), List.of(end));
    }

    private List<Route> gatewayRoutes(Manifest gateway) {
        return overlay.all("VirtualService")
                .filter(routes -> routes.json()
                        .at("/spec/gateways")
                        .valueStream()
                        .anyMatch(name -> name.asString().equals(gateway.name())))
                .flatMap(routes -> routes.json().at("/spec/http").valueStream())
                .flatMap(RouteRule::meshRoutes)
                .toList();
    }

    private static Stream<Route> meshRoutes(JsonNode http) {
        var ends = http.path("route")
                .valueStream()
                .map(route -> route.path("destination"))
                .map(to -> new End(
                        to.path("host").asString(""), "", to.at("/port/number").asInt(0)))
                .toList();
        return http.path("match").valueStream().map(match -> new Route(pattern(match.path("uri")), 0, ends));
    }

    private static Pattern pattern(JsonNode uri) {
        if (uri.has("regex")) {
            return Pattern.compile(uri.path("regex").asString());
        }
        return uri.has("exact")
                ? Pattern.compile(Pattern.quote(uri.path("exact").asString()))
                : Pattern.compile(Pattern.quote(uri.path("prefix").asString("")) + ".*");
    }

    private boolean isEndOf(String module, End end) {
        return overlay.all("Service", end.service)
                .map(service -> new ServiceEnd(overlay, service))
                .anyMatch(service -> end.portName.isEmpty()
                        ? service.leadsTo(module, end.port, PORT)
                        : service.leadsTo(module, end.portName, PORT));
    }

    /** Where a request goes: by a name of the port, or by its number if there is no name. */
    private record End(String service, String portName, int port) {}

    private record Route(Pattern path, int length, List<End> ends) {}

    /** A way in, and where it leads. */
    private record Way(RouteRule rule, String name, List<Route> routes) {

        /** The longest that fits. */
        Optional<Route> route(String path) {
            return routes.stream()
                    .filter(route -> route.path.matcher(path).matches())
                    .max(Comparator.comparingInt(Route::length));
        }

        boolean leadsTo(String path, String module) {
            return route(path)
                    .filter(route ->
                            !route.ends.isEmpty() && route.ends.stream().allMatch(end -> rule.isEndOf(module, end)))
                    .isPresent();
        }
    }
}
