package app.runtime.settings;

import app.runtime.topology.Modules;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.env.Environment;

/** Binds settings records, all of them or one, with or without a Spring context. */
public final class SettingsBinder {

    private SettingsBinder() {}

    /**
     * Binds one record, for a command that needs no context.
     *
     * @throws InvalidSettingsException with everything that is wrong with this record
     */
    public static <T extends Record> T bind(Environment environment, Class<T> type) {
        var reader = new SettingsReader(new EnvironmentValues(environment), Modules.of(environment));
        return reader.read(type).orElseThrow(() -> new InvalidSettingsException(reader.problems()));
    }

    /**
     * Binds every record that this process needs, to see whether it would start.
     *
     * @throws InvalidSettingsException with everything that is wrong with any of them
     */
    public static void check(Environment environment) {
        bindAll(environment);
    }

    /**
     * Binds every record that this process needs.
     *
     * @throws InvalidSettingsException with everything that is wrong with any of them
     */
    static Map<Class<? extends Record>, Record> bindAll(Environment environment) {
        var modules = Modules.of(environment);
        var reader = new SettingsReader(new EnvironmentValues(environment), modules);
        var bound = new LinkedHashMap<Class<? extends Record>, Record>();
        SettingsRecords.find().stream()
                .filter(type -> SettingsRecords.areNeeded(type, modules))
                .forEach(type -> reader.read(type).ifPresent(settings -> bound.put(type, settings)));
        if (!reader.problems().isEmpty()) {
            throw new InvalidSettingsException(reader.problems());
        }
        return bound;
    }
}
