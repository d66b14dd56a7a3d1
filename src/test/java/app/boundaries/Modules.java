package app.boundaries;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.NamedInterface;

/**
 * The modules under a base package, as Spring Modulith would find them: every package directly below it, with the
 * annotations of Spring Modulith. Its own discovery does not run without Spring Boot.
 */
record Modules(String basePackage, List<Module> all) implements Iterable<Module> {

    static Modules discover(String basePackage, JavaClasses classes) {
        var found = classes.stream()
                .map(type -> type.getPackageName() + ".")
                .filter(name -> name.startsWith(basePackage + ".") && name.length() > basePackage.length() + 1)
                .map(name -> name.substring(0, name.indexOf('.', basePackage.length() + 1)))
                .distinct()
                .sorted()
                .map(packageName -> describe(packageName, classes))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no module below the package '" + basePackage + "'. Is it the base package?");
        }
        return new Modules(basePackage, found);
    }

    Optional<Module> owner(String type) {
        return all.stream().filter(module -> module.owns(type)).findFirst();
    }

    Optional<Module> owner(JavaClass type) {
        return owner(type.getName());
    }

    /** The schemas of all other modules: a schema has its module's name. */
    Set<String> schemasExcept(String module) {
        return closed().stream()
                .map(Module::name)
                .filter(name -> !name.equals(module))
                .collect(Collectors.toSet());
    }

    /** Modules that are more than what hosts the others. */
    List<Module> closed() {
        return all.stream().filter(module -> !module.open()).toList();
    }

    @Override
    public Iterator<Module> iterator() {
        return all.iterator();
    }

    private static Module describe(String packageName, JavaClasses classes) {
        var declared =
                packageInfo(packageName, classes).flatMap(it -> it.tryGetAnnotationOfType(ApplicationModule.class));
        return new Module(
                packageName.substring(packageName.lastIndexOf('.') + 1),
                packageName,
                declared.map(Modules::dependencies).orElse(null),
                declared.filter(it -> it.type() == ApplicationModule.Type.OPEN).isPresent(),
                exposed(packageName, classes));
    }

    private static @Nullable Set<String> dependencies(ApplicationModule declared) {
        var allowed = Arrays.stream(declared.allowedDependencies())
                .map(it -> it.replace(" ", ""))
                .collect(Collectors.toUnmodifiableSet());
        return allowed.contains(ApplicationModule.OPEN_TOKEN) ? null : allowed;
    }

    /** The public types of the root package, and what is offered under a name. */
    private static Map<String, String> exposed(String packageName, JavaClasses classes) {
        var exposed = new HashMap<String, String>();
        for (var type : classes) {
            var isRoot = type.getPackageName().equals(packageName);
            var isBelow = type.getPackageName().startsWith(packageName + ".");
            if ((isRoot || isBelow) && type.getModifiers().contains(JavaModifier.PUBLIC)) {
                type.tryGetAnnotationOfType(NamedInterface.class)
                        .or(() -> isBelow ? offered(type.getPackageName(), classes) : Optional.empty())
                        .map(it -> name(it, type))
                        .or(() -> isRoot ? Optional.of(Module.ROOT) : Optional.empty())
                        .ifPresent(name -> exposed.put(type.getName(), name));
            }
        }
        return Map.copyOf(exposed);
    }

    private static Optional<NamedInterface> offered(String packageName, JavaClasses classes) {
        return packageInfo(packageName, classes).flatMap(it -> it.tryGetAnnotationOfType(NamedInterface.class));
    }

    private static String name(NamedInterface declared, JavaClass type) {
        var lastPackage = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
        return Arrays.stream(declared.name()).findFirst().orElse(lastPackage);
    }

    private static Optional<JavaClass> packageInfo(String packageName, JavaClasses classes) {
        var name = packageName + ".package-info";
        return classes.contain(name) ? Optional.of(classes.get(name)) : Optional.empty();
    }
}
