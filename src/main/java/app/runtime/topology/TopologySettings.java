package app.runtime.topology;

import app.runtime.settings.Settings;
import app.runtime.settings.SettingsOfProcess;
import app.runtime.settings.Variable;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which modules this process hosts, and where the others are.
 *
 * @param modules empty if all are hosted; {@link Modules} knows them
 * @param moduleUrls by the name of the module
 * @param internalTokens the first is sent, all are accepted
 */
@Settings
public record TopologySettings(
        @Variable(
                name = Modules.VARIABLE,
                meaning = "The modules that this process hosts, separated by commas. Absent: all of them.")
        List<String> modules,

        @Variable(
                name = "<MODULE>_URL",
                meaning = "Where this module is, if another process hosts it, such as http://billing:8080",
                ofEveryModule = true)
        Map<String, URI> moduleUrls,

        @Size(max = 2, message = "must be one token, or two while it is changed")
        @Variable(
                name = "INTERNAL_TOKEN",
                meaning = "The secret by which processes of this application trust each other, at least 32 characters;"
                        + " while it is changed two, separated by a comma: the first is sent, both are accepted",
                secret = true)
        List<@Size(min = 32, message = "must have at least 32 characters") String> internalTokens)
        implements SettingsOfProcess {

    public TopologySettings {
        modules = List.copyOf(modules);
        moduleUrls = Map.copyOf(moduleUrls);
        internalTokens = List.copyOf(internalTokens);
    }

    /** Where a module is that another process hosts; empty if that was not said. */
    public Optional<URI> urlOf(AppModule module) {
        return Optional.ofNullable(moduleUrls.get(module.name()));
    }

    @Override
    public List<String> problems(Modules all) {
        var problems = new ArrayList<String>();
        all.hosted().stream()
                .filter(module -> moduleUrls.containsKey(module.name()))
                .forEach(module -> problems.add(
                        "%s is hosted here, but %sURL says that it is elsewhere: unset %2$sURL, or take %1$s out of MODULES"
                                .formatted(module, module.variablePrefix())));
        if (!all.remote().isEmpty()) {
            requireNeighbours(all, problems);
        }
        return problems;
    }

    private void requireNeighbours(Modules all, List<String> problems) {
        Neighbours.neededBy(all).stream()
                .filter(need -> urlOf(need.needed()).isEmpty())
                .forEach(need -> problems.add(
                        "%s needs %s, which is neither hosted here nor addressed: set %sURL to where it is, or add %2$s to MODULES"
                                .formatted(
                                        need.who(), need.needed(), need.needed().variablePrefix())));
        if (internalTokens.isEmpty()) {
            problems.add("INTERNAL_TOKEN is not set, but the processes that host the modules have to trust each other:"
                    + " set it to the same secret of at least 32 characters in all of them");
        }
    }
}
