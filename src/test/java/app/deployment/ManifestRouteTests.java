package app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is public reaches its module, and what is not stays inside. */
@NeedsModules
class ManifestRouteTests {

    private static final String INGRESS = "overlays/production Ingress/monolift ";

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void leadToTheModulesAndNowhereElse(Overlay overlay) {
        assertThat(OfTheApplication.MODULES)
                .isNotEmpty()
                .allSatisfy(module ->
                        assertThat(OfTheApplication.publicPaths(module)).isNotEmpty());
        assertThat(problems(overlay)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void ofEveryWayInAreOfOneHost(Overlay overlay) {
        var hosts = overlay.objects().stream()
                .filter(object -> List.of("Ingress", "Gateway").contains(object.kind())
                        || (object.is("VirtualService")
                                && object.json().path("spec").has("gateways")))
                .flatMap(object -> Stream.of("host", "hosts").flatMap(name -> object.json().findValues(name).stream()))
                .flatMap(host -> host.isArray() ? host.valueStream() : Stream.of(host))
                .map(host -> host.asString())
                .filter(host -> host.contains("."));

        var its = switch (overlay.name()) {
            case "overlays/dev" -> "shop.localhost";
            case "overlays/staging" -> "staging.example.org";
            default -> "shop.example.org";
        };
        assertThat(hosts).isNotEmpty().allMatch(its::equals);
    }

    @Test
    void tellAPathThatIsNotLed() {
        assertThat(problems(Overlay.of("production").but("'/v1/payments'", "'/v1/payment'")))
                .contains(INGRESS + "does not lead /v1/payments/any/refund to billing");
        assertThat(problems(Overlay.of("production")
                        .but("'/v1/products','pathType':'Prefix'", "'/v1/products','pathType':'Exact'")))
                .containsExactly(INGRESS + "does not lead /v1/products/any to orders");
        assertThat(problems(Overlay.of("mesh").but("/v1/payments(/.*)?", "/v1/payments")))
                .contains("overlays/mesh Gateway/shop does not lead /v1/payments/any to billing");
    }

    @Test
    void tellAPathThatIsLedToAnotherModule() {
        assertThat(problems(
                        Overlay.of("all-extracted").but("'service':{'name':'billing'", "'service':{'name':'orders'")))
                .contains("overlays/all-extracted Ingress/monolift does not lead /v1/payments to billing");
        assertThat(problems(Overlay.of("mesh").but("'host':'billing'", "'host':'orders'")))
                .contains("overlays/mesh Gateway/shop does not lead /v1/payments to billing");
        assertThat(problems(Overlay.of("production").but("'targetPort':'http'", "'targetPort':'management'")))
                .contains(INGRESS + "does not lead /v1/orders to orders");
    }

    @Test
    void tellAPathThatIsNotPublic() {
        assertThat(problems(Overlay.of("production").but("'/v1/auth'", "'/'")))
                .contains(INGRESS + "lets /internal/users/v1/users/any in", INGRESS + "lets /metrics in");
        assertThat(problems(
                        Overlay.of("production").but("'ingressClassName'", "'defaultBackend':{},'ingressClassName'")))
                .contains(INGRESS + "lets /health/ready in");
        assertThat(problems(Overlay.of("mesh").but("/v1/payments(/.*)?", "/.*")))
                .contains("overlays/mesh Gateway/shop lets /internal in");
    }

    @Test
    void tellAnotherWayIn() {
        assertThat(problems(Overlay.of("production").but("'clusterIP':'None'", "'type':'LoadBalancer'")))
                .containsExactly("overlays/production Service/metrics is open to the outside");
        assertThat(problems(
                        Overlay.of("production").but("'containerPort':8080", "'containerPort':8080,'hostPort':8080")))
                .containsExactly("overlays/production Deployment/monolift is open to the outside");
        assertThat(problems(Overlay.of("production").without("Ingress", "monolift")))
                .containsExactly("overlays/production has no way in");
    }

    private static List<String> problems(Overlay overlay) {
        return new RouteRule(overlay).problems();
    }
}
