package app.runtime.topology;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.util.ClassUtils;

/**
 * What the hosted modules cannot do without: the facades that their components take in their constructors. A facade
 * that is asked for through {@code ObjectProvider} may be missing.
 */
final class Neighbours {

    private Neighbours() {}

    /** The needs that no hosted module fulfils, each once. */
    static List<Need> neededBy(Modules modules) {
        return modules.hosted().stream()
                .flatMap(module -> facadesIn(module)
                        .flatMap(facade -> remote(facade, modules).stream())
                        .distinct()
                        .map(needed -> new Need(module, needed)))
                .toList();
    }

    private static Optional<AppModule> remote(Class<?> facade, Modules modules) {
        var name = Facades.moduleOf(facade);
        return modules.remote().stream()
                .filter(module -> module.name().equals(name))
                .findFirst();
    }

    private static Stream<Class<?>> facadesIn(AppModule module) {
        return new ClassPathScanningCandidateComponentProvider(true)
                .findCandidateComponents(module.basePackage()).stream()
                        .map(found -> ClassUtils.resolveClassName(
                                String.valueOf(found.getBeanClassName()), Neighbours.class.getClassLoader()))
                        .flatMap(type -> Arrays.stream(type.getDeclaredConstructors()))
                        .flatMap(constructor -> Arrays.<Class<?>>stream(constructor.getParameterTypes()))
                        .filter(Facades::isFacade);
    }

    /** One module, and one that it calls. */
    record Need(AppModule who, AppModule needed) {}
}
