package app;

import static java.util.stream.Collectors.joining;

import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which jar hosts which modules: the one that this build makes; for a module that was lifted out of this tree the one
 * of its service, {@code -Dservice.<module>=<jar>}.
 */
final class Jars {

    private Jars() {}

    /** The jar to start with these settings. */
    static String startedWith(Map<String, String> settings) {
        return serviceOf(settings.getOrDefault("MODULES", ""));
    }

    /** Whether there is a jar that can host these modules in one process. */
    static boolean canHost(List<String> modules) {
        return here().containsAll(modules) || (modules.size() == 1 && hasService(modules.getFirst()));
    }

    /** Settings with which each jar hosts all that it can, enough for its commands: a set a jar. */
    static List<Map<String, String>> settingsOfEach() {
        var services = Modules.discover().remote().stream().map(AppModule::name).filter(Jars::hasService);
        return Stream.concat(Stream.of(here()), services.map(List::of))
                .map(Jars::settings)
                .toList();
    }

    /** Those with which this module is hosted. */
    static Map<String, String> settingsOf(String module) {
        return settings(here().contains(module) ? here() : List.of(module));
    }

    private static Map<String, String> settings(List<String> hosted) {
        var all = Modules.discover().all();
        if (hosted.size() == all.size()) {
            return Map.of();
        }
        var settings =
                new HashMap<>(Map.of("MODULES", hosted.stream().collect(joining(",")), "JWKS_URL", Elsewhere.NOWHERE));
        all.stream()
                .filter(module -> !hosted.contains(module.name()))
                .forEach(module -> settings.put(module.variablePrefix() + "URL", Elsewhere.NOWHERE));
        return Map.copyOf(settings);
    }

    private static List<String> here() {
        return Modules.discover().hosted().stream().map(AppModule::name).toList();
    }

    private static boolean hasService(String module) {
        return System.getProperty("service." + module) != null;
    }

    private static String serviceOf(String module) {
        return System.getProperty("service." + module, System.getProperty("monolift.jar", "target/monolift.jar"));
    }
}
