package app;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A topology at work. It is its own front door: a path leads to the one process whose OpenAPI description has it, and
 * is an error where no process has it, or more than one.
 */
final class Deployment implements Entrance {

    private static final String KEYS = "/.well-known/jwks.json";

    private final Stage stage;
    private final Map<List<String>, Map<String, String>> settings;
    private final Map<List<String>, JarProcess> processes;
    private final Map<List<String>, Routes> routes;

    private Deployment(
            Stage stage, Map<List<String>, Map<String, String>> settings, Map<List<String>, JarProcess> processes) {
        this.stage = stage;
        this.settings = settings;
        this.processes = processes;
        this.routes = processes.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, process -> Routes.of(process.getValue())));
    }

    /** Starts all processes at once, and waits until all are ready. */
    static Deployment start(Stage stage, Topology topology) {
        var ports = topology.processes().stream().collect(toMap(modules -> modules, modules -> JarProcess.freePort()));
        var settings = ports.keySet().stream().collect(toMap(modules -> modules, modules -> settings(modules, ports)));
        var processes = new HashMap<List<String>, JarProcess>();
        settings.forEach((modules, its) -> processes.put(modules, stage.serve(ports.get(modules), its)));
        try {
            processes.values().forEach(JarProcess::awaitReady);
            return new Deployment(stage, settings, processes);
        } catch (RuntimeException | AssertionError failed) {
            processes.values().forEach(JarProcess::close);
            throw failed;
        }
    }

    @Override
    public URI of(String path) {
        var serving = processes.keySet().stream()
                .filter(modules -> routes.get(modules).serve(path))
                .toList();
        if (serving.size() != 1) {
            throw new AssertionError("%s is served by %s, of %s".formatted(path, serving, processes.keySet()));
        }
        return processes.get(serving.getFirst()).of(path);
    }

    JarProcess hostOf(String module) {
        return processes.get(companyOf(module));
    }

    /** The settings of the process that hosts a module, beside those of the stage. */
    Map<String, String> settingsOf(String module) {
        return settings.get(companyOf(module));
    }

    /** Another instance of the process that hosts a module, not ready yet. */
    JarProcess oneMore(String module) {
        return stage.serve(JarProcess.freePort(), settingsOf(module));
    }

    /** SIGKILL for the process that hosts a module. */
    void kill(String module) {
        hostOf(module).kill();
    }

    /** Starts the process that hosts a module again, and waits until it is ready. */
    void restart(String module) {
        processes.put(companyOf(module), stage.restart(hostOf(module)).awaitReady());
    }

    /** SIGTERM for all, one after the other; answers the exit codes that are not 0. */
    Map<List<String>, Integer> terminate() {
        return processes.entrySet().stream()
                .map(process -> Map.entry(process.getKey(), process.getValue().terminate()))
                .filter(ended -> ended.getValue() != 0)
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<String> companyOf(String module) {
        return processes.keySet().stream()
                .filter(modules -> modules.contains(module))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> settings(List<String> hosted, Map<List<String>, Integer> ports) {
        if (ports.size() == 1) {
            return Map.of();
        }
        var settings = new HashMap<>(Map.of("MODULES", hosted.stream().collect(joining(","))));
        ports.forEach((modules, port) -> modules.stream()
                .filter(module -> !hosted.contains(module))
                .forEach(module -> settings.put(variable(module), "http://localhost:" + port)));
        if (settings.containsKey("USERS_URL")) {
            settings.put("JWKS_URL", settings.get("USERS_URL") + KEYS);
        }
        return Map.copyOf(settings);
    }

    private static String variable(String module) {
        return module.toUpperCase(Locale.ROOT) + "_URL";
    }
}
