package app.boundaries;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.modulith.core.ApplicationModules;

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

    /** All modules, as they declare themselves. One that declares no dependencies may use every other. */
    public static Collection<LiftModule> in(ApplicationModules modules) {
        var names = modules.stream()
                .map(module -> module.getIdentifier().toString())
                .collect(Collectors.toSet());
        return modules.stream()
                .map(module -> new LiftModule(
                        module.getIdentifier().toString(),
                        module.getBasePackage().getName(),
                        allowed(module, names),
                        module.isOpen()))
                .toList();
    }

    boolean owns(String packageOrType) {
        return packageOrType.equals(packageName) || packageOrType.startsWith(packageName + ".");
    }

    /** Whether others may use the types of this package. */
    boolean offers(String aPackage) {
        return open ? owns(aPackage) : aPackage.equals(packageName);
    }

    private static Set<String> allowed(
            org.springframework.modulith.core.ApplicationModule module, Set<String> everyName) {
        var declared = module.getBasePackage()
                .getAnnotation(org.springframework.modulith.ApplicationModule.class)
                .map(org.springframework.modulith.ApplicationModule::allowedDependencies)
                .orElseGet(() -> new String[] {org.springframework.modulith.ApplicationModule.OPEN_TOKEN});
        if (Arrays.asList(declared).contains(org.springframework.modulith.ApplicationModule.OPEN_TOKEN)) {
            var others = new TreeSet<>(everyName);
            others.remove(module.getIdentifier().toString());
            return others;
        }
        return Arrays.stream(declared)
                .map(dependency -> dependency.replaceFirst("\\s*::.*", ""))
                .collect(Collectors.toSet());
    }
}
