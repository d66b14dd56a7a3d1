package app.boundaries;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@link Lift} knows of a module.
 *
 * @param packageName its root package
 * @param allowed the names of the modules that it may depend on
 * @param open whether others may use all of its packages, not the root alone
 */
public record LiftModule(String name, String packageName, Set<String> allowed, boolean open) {

    public LiftModule {
        allowed = Set.copyOf(allowed);
    }

    /** All modules below a base package, as they declare themselves. One that declares nothing may use every other. */
    public static Collection<LiftModule> below(String basePackage) {
        return in(Modules.discover(basePackage, Boundaries.classes(basePackage)));
    }

    static Collection<LiftModule> in(Modules modules) {
        return modules.all().stream()
                .map(module ->
                        new LiftModule(module.name(), module.packageName(), allowed(module, modules), module.open()))
                .toList();
    }

    boolean owns(String packageOrType) {
        return packageOrType.equals(packageName) || packageOrType.startsWith(packageName + ".");
    }

    /** Whether others may use the types of this package. */
    boolean offers(String aPackage) {
        return open ? owns(aPackage) : aPackage.equals(packageName);
    }

    private static Set<String> allowed(Module module, Modules modules) {
        return modules.all().stream()
                .filter(other -> !other.equals(module))
                .filter(other -> module.declaration() == null || module.mayUse(other))
                .map(Module::name)
                .collect(Collectors.toSet());
    }
}
