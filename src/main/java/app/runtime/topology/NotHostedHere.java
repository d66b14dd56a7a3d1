package app.runtime.topology;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.env.Environment;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Keeps component scanning out of the modules that this process does not host. */
final class NotHostedHere extends TypeExcludeFilter {

    private final Environment environment;
    private @Nullable Modules modules;

    NotHostedHere(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory factory) {
        var name = type.getClassMetadata().getClassName();
        return modules().remote().stream().anyMatch(module -> module.owns(name));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NotHostedHere same && environment.equals(same.environment);
    }

    @Override
    public int hashCode() {
        return environment.hashCode();
    }

    /** Not before the first class is looked at: by then the environment is complete. */
    private Modules modules() {
        modules = Optional.ofNullable(modules).orElseGet(() -> Modules.of(environment));
        return modules;
    }
}
