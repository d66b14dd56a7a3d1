package app;

import app.runtime.topology.Modules;
import java.util.HashMap;
import java.util.Map;

/** What a process has to be told of the modules that are not in this tree: addresses at which nobody is. */
public final class Elsewhere {

    static final String NOWHERE = "http://localhost:1";

    private Elsewhere() {}

    /** Variables and their values; none where every module is here. */
    public static Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        var modules = Modules.discover();
        for (var module : modules.remote()) {
            settings.put(module.variablePrefix() + "URL", NOWHERE);
            settings.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:1");
        }
        if (modules.hosted().stream().noneMatch(module -> module.name().equals("users"))) {
            settings.put("JWKS_URL", NOWHERE);
        }
        return Map.copyOf(settings);
    }
}
