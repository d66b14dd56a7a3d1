package app.runtime.settings;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Variables as they were set: nothing in them is replaced, because a password may look like a placeholder. */
final class EnvironmentValues {

    private final Environment environment;

    EnvironmentValues(Environment environment) {
        this.environment = environment;
    }

    /** The value of a variable; empty when it is absent or blank. */
    Optional<String> of(String name) {
        return Optional.ofNullable(raw(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The names of everything that the process's own environment holds. */
    Stream<String> names() {
        return environment instanceof ConfigurableEnvironment configurable
                        && configurable
                                        .getPropertySources()
                                        .get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
                                instanceof SystemEnvironmentPropertySource variables
                ? Arrays.stream(variables.getPropertyNames())
                : Stream.empty();
    }

    private @Nullable String raw(String name) {
        if (!(environment instanceof ConfigurableEnvironment configurable)) {
            return environment.getProperty(name);
        }
        for (var source : configurable.getPropertySources()) {
            var value = source.getProperty(name);
            if (value != null) {
                return value.toString();
            }
        }
        return null;
    }
}
