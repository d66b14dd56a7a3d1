package app.runtime.settings;

import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** Every variable that the application knows, with what it is set to. Secret values are masked. */
public final class SettingsCatalogue {

    private static final String MASK = "********";

    /** What Kubernetes and Docker links put into the environment for a service that is named like a module. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("[A-Z]+_(PORT|SERVICE_(HOST|PORT.*)|PORT_\\d+_(TCP|UDP).*|ENV_.*|NAME)");

    private final Modules modules;
    private final EnvironmentValues environment;
    private final List<Entry> entries;

    public SettingsCatalogue(Environment environment) {
        this.environment = new EnvironmentValues(environment);
        this.modules = Modules.of(environment);
        this.entries = SettingsRecords.find().stream()
                .filter(type -> SettingsRecords.areNeeded(type, modules))
                .flatMap(this::entriesOf)
                .toList();
    }

    public List<Entry> entries() {
        return entries;
    }

    /** Sentences about variables that look like a module's, but that nothing reads: most likely a typing error. */
    public List<String> warnings() {
        return environment
                .names()
                .filter(name -> modules.hosted().stream().anyMatch(module -> name.startsWith(module.variablePrefix())))
                .filter(name -> entries.stream().noneMatch(entry -> entry.name().equals(name)))
                .filter(name -> !SERVICE_LINK.matcher(name).matches())
                .sorted()
                .map(name -> name + " is set, but nothing reads it; the command 'config' prints what can be set")
                .toList();
    }

    private Stream<Entry> entriesOf(Class<? extends Record> type) {
        var owner = modules.ownerOf(type).map(AppModule::name).orElse("runtime");
        return SettingsVariable.of(type).stream().flatMap(variable -> entriesOf(variable, owner));
    }

    private Stream<Entry> entriesOf(SettingsVariable variable, String owner) {
        return variable.perModule()
                ? variable.modulesAmong(modules).stream()
                        .map(module -> entry(variable, variable.nameFor(module), owner))
                : Stream.of(entry(variable, variable.name(), owner));
    }

    private Entry entry(SettingsVariable variable, String name, String owner) {
        return new Entry(
                owner,
                name,
                variable.variable().meaning(),
                variable.defaultValue(),
                environment.of(name).map(value -> variable.variable().secret() ? MASK : value),
                variable.required());
    }

    /**
     * A variable.
     *
     * @param owner the module that reads it, or {@code runtime}
     * @param value what it is set to, masked if secret; empty if it is not set
     * @param required whether the process can't start without it
     */
    public record Entry(
            String owner,
            String name,
            String meaning,
            Optional<String> defaultValue,
            Optional<String> value,
            boolean required) {}
}
