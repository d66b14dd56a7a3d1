package app.deployment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import app.Topology;
import app.runtime.lifecycle.AdminCommand;
import app.runtime.topology.Modules;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import picocli.CommandLine.Command;

/** Who hosts what is the same for pods, services and the application, and one of the topologies that are supported. */
record TopologyRule(Overlay overlay) {

    private static final Set<String> COMMANDS = commands();
    private static final int PORT = 8080;

    List<String> problems() {
        return Stream.of(
                        overlay.pods("Deployment").flatMap(this::labels),
                        topologies(),
                        overlay.pods("Deployment").flatMap(this::neighbours),
                        overlay.pods().stream()
                                .flatMap(pod -> pod.containers().stream())
                                .flatMap(this::commands))
                .flatMap(each -> each)
                .toList();
    }

    private Stream<String> labels(HostingPod pod) {
        var hosted = hostedBy(pod.application());
        return hosted.equals(pod.hosts())
                ? Stream.of()
                : Stream.of("%s is labelled to host %s, but MODULES says %s".formatted(pod, pod.hosts(), hosted));
    }

    /** Each version of the application by itself. */
    private Stream<String> topologies() {
        var supported = Topology.allOf(OfTheApplication.MODULES)
                .map(topology -> topology.processes().stream()
                        .<Set<String>>map(TreeSet::new)
                        .collect(toSet()))
                .collect(toSet());
        return overlay
                .pods("Deployment")
                .collect(groupingBy(
                        pod -> pod.label("release"), Collectors.mapping(HostingPod::hosts, Collectors.toList())))
                .entrySet()
                .stream()
                .filter(release -> !supported.contains(Set.copyOf(release.getValue()))
                        || Set.copyOf(release.getValue()).size()
                                != release.getValue().size())
                .map(release -> "%s: %s of release %s is no supported topology"
                        .formatted(overlay, release.getValue(), release.getKey()));
    }

    private Stream<String> neighbours(HostingPod pod) {
        var environment = variables(pod.application());
        var urls = OfTheApplication.MODULES.stream()
                .flatMap(module -> Stream.ofNullable(environment.get(variable(module)))
                        .flatMap(url -> leadsTo(module, url))
                        .map(problem -> pod + ": " + variable(module) + problem));
        var keys = Stream.ofNullable(environment.get("JWKS_URL"))
                .flatMap(url -> leadsTo("users", url).map(problem -> pod + ": JWKS_URL" + problem));
        return Stream.concat(urls, keys);
    }

    private static String variable(String module) {
        return module.toUpperCase(Locale.ROOT) + "_URL";
    }

    /** Whether a URL leads to pods that host this module, and to no other. */
    private Stream<String> leadsTo(String module, String url) {
        var uri = URI.create(url);
        var service = overlay.all("Service", Objects.requireNonNullElse(uri.getHost(), ""))
                .findFirst();
        if (service.isEmpty()) {
            return Stream.of(" leads to " + url + ", which is no service");
        }
        var behind = new ServiceEnd(overlay, service.orElseThrow());
        return behind.leadsTo(module, uri.getPort(), PORT)
                ? Stream.of()
                : Stream.of(" leads to " + url + ", behind which is not port " + PORT + " of what hosts " + module);
    }

    private Stream<String> commands(PodContainer container) {
        var replaced = container.json().has("command")
                ? Stream.of(container + " replaces the entry point")
                : Stream.<String>of();
        var unknown = container.arguments().isEmpty()
                        || COMMANDS.contains(container.arguments().getFirst())
                ? Stream.<String>of()
                : Stream.of(container + " runs " + container.arguments() + ", which is no command of the application");
        return Stream.concat(replaced, unknown);
    }

    private Set<String> hostedBy(PodContainer container) {
        var said = variables(container).getOrDefault("MODULES", "");
        return new TreeSet<>(said.isEmpty() ? OfTheApplication.MODULES : Arrays.asList(said.split(",", -1)));
    }

    private Map<String, String> variables(PodContainer container) {
        return PodEnvironment.of(container, overlay, Secrets.examples()).variables();
    }

    private static Set<String> commands() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(AdminCommand.class));
        var found = scanner.findCandidateComponents(Modules.basePackage()).stream()
                .map(candidate -> ClassUtils.resolveClassName(
                        String.valueOf(candidate.getBeanClassName()), TopologyRule.class.getClassLoader()))
                .flatMap(type -> Stream.ofNullable(type.getAnnotation(Command.class)))
                .map(Command::name);
        return Stream.concat(Stream.of("serve"), found).collect(toSet());
    }
}
